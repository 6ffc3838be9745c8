import { BarTable } from '../../charts/bar-table.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** The newest weeks, newest first: traced so far, and what it will come to. */
export function TracedWeeks({ summary }: { summary: OpenGunSummary }) {
  const { t, day, number, measured } = useWords()
  const { weeks, notEstimable } = summary.tracedWeeks
  const last = weeks.at(-1)
  if (notEstimable !== null || !last) return null
  return (
    <section>
      <h2>{t('guns.weeks', { traced: number(last.traced), expected: number(Math.round(last.expected)) })}</h2>
      <p className="unit">{t('guns.weeksUnit')}</p>
      <BarTable
        caption={t('guns.weeksCaption')}
        first={t('guns.week')}
        bar={t('guns.expected')}
        columns={[t('guns.soFar'), t('guns.expected'), t('table.range')]}
        rows={weeks.toReversed().map(one => ({
          key: one.from,
          label: day(one.from),
          value: one.expected,
          low: one.low,
          high: one.high,
          cells: [
            number(one.traced),
            measured(one.expected),
            t('table.fromTo', { low: number(one.low), high: number(one.high) }),
          ],
        }))}
      />
      <p className="note">{t('guns.weeksNote')}</p>
      <CoverageLine coverage={coverageOf(summary)} />
    </section>
  )
}
