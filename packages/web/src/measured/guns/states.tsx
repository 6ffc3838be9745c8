import { BarTable } from '../../charts/bar-table.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** Where the guns were first sold, state by state, with the share from outside. */
export function States({ summary }: { summary: OpenGunSummary }) {
  const { t, number, percent } = useWords()
  const { interstate, states } = summary
  if (interstate.of === 0) return null
  return (
    <section>
      <h2>{t('guns.states', { share: percent(interstate.share ?? 0) })}</h2>
      <p className="unit">{t('guns.statesUnit', { count: number(interstate.of) })}</p>
      <BarTable
        caption={t('guns.statesCaption')}
        first={t('guns.state')}
        bar={t('guns.share')}
        columns={[t('guns.count'), t('guns.medianDays')]}
        rows={states.map(one => ({
          key: one.state,
          label: one.state,
          value: one.share,
          low: one.low,
          high: one.high,
          cells: [number(one.count), one.median_days === null ? '–' : number(one.median_days)],
        }))}
      />
      <CoverageLine coverage={coverageOf(summary)} />
    </section>
  )
}
