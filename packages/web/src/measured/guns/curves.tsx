import { TruncatedCurve } from '../../charts/truncated-curve.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** The naive and the corrected curve side by side, and the two numbers most asked for. */
export function Curves({ summary }: { summary: OpenGunSummary }) {
  const { t, number, percent, day } = useWords()
  const { corrected } = summary
  const { withinYear, median_days: median } = corrected
  if (corrected.notEstimable !== null || withinYear === null || median === null)
    return (
      <section>
        <h2>{t('guns.curvesWithout')}</h2>
        <p>{t('guns.notEstimable', { count: number(corrected.count) })}</p>
        <p className="note" lang="en">
          {corrected.notEstimable}
        </p>
      </section>
    )
  const years = corrected.horizon_days / 365
  const rows: [string, string, string, string][] = [
    [
      t('guns.withinYear'),
      percent(withinYear.naive),
      percent(withinYear.value),
      t('table.fromTo', { low: percent(withinYear.low), high: percent(withinYear.high) }),
    ],
    [
      t('guns.median'),
      number(median.naive),
      number(median.value),
      t('table.fromTo', { low: number(median.low), high: number(median.high) }),
    ],
  ]
  return (
    <section>
      <h2>{t('guns.curves', { naive: percent(withinYear.naive), corrected: percent(withinYear.value) })}</h2>
      <p className="unit">
        {t('guns.curvesUnit', {
          years,
          count: number(corrected.count),
          from: day(corrected.soldFrom ?? ''),
        })}
      </p>
      <p className="hidden">{t('guns.curvesAlternative')}</p>
      <TruncatedCurve steps={corrected.points} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('guns.curvesTable')}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col" className="n">
                {t('guns.asCounted')}
              </th>
              <th scope="col" className="n">
                {t('guns.corrected')}
              </th>
              <th scope="col" className="n">
                {t('table.range')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns in a fixed order
                  <td className="n" key={i}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{t('guns.curvesNote')}</p>
      <CoverageLine coverage={coverageOf(summary)} />
    </section>
  )
}
