import { BarTable } from '../../charts/bar-table.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** Time to crime in the bands of the tracing centre, with how many have none and why. */
export function Bands({ summary }: { summary: OpenGunSummary }) {
  const { t, code, number, percent, list } = useWords()
  const { timeToCrime } = summary
  const rows = timeToCrime.bands.map(band => ({
    key: band.band,
    label: code('guns.band', band.band),
    value: band.share,
    low: band.low,
    high: band.high,
    cells: [number(band.count), band.share === null ? '–' : percent(band.share)],
  }))
  return (
    <section>
      <h2>{t('guns.bands', { share: percent(timeToCrime.withinThreeYears.share ?? 0) })}</h2>
      <p className="unit">{t('guns.bandsUnit', { count: number(timeToCrime.known.count) })}</p>
      <BarTable
        caption={t('guns.bandsCaption')}
        first={t('guns.bandColumn')}
        bar={t('guns.share')}
        columns={[t('guns.count'), t('guns.share')]}
        rows={rows}
      />
      {timeToCrime.undefinedBy.length > 0 && (
        <p className="note">
          {t('guns.undefined', {
            count: number(timeToCrime.known.of - timeToCrime.known.count),
            of: number(timeToCrime.known.of),
            reasons: list(
              timeToCrime.undefinedBy.map(one => `${code('guns.reason', one.reason)} ${number(one.count)}`),
            ),
          })}
        </p>
      )}
      <CoverageLine coverage={coverageOf(summary)} />
    </section>
  )
}
