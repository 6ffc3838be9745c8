import type { WeeksNowcast as Weeks } from '@understory/model'
import { BarTable } from '../../charts/bar-table.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** The newest weeks, newest first: told of or traced so far, what it will come to, and how good such statements were before. */
export function WeeksNowcast({ summary, what }: { summary: OpenGunSummary; what: 'reported' | 'traced' }) {
  const { t, day, number, measured } = useWords()
  const { weeks, score, notEstimable } = what === 'traced' ? summary.tracedWeeks : summary.reportedWeeks
  const last = weeks.at(-1)
  if (notEstimable !== null || !last)
    return what === 'traced' ? null : (
      <section id="reported-weeks">
        <h2>{t('guns.reportedUnknown')}</h2>
        <p className="note" lang="en">
          {notEstimable}
        </p>
      </section>
    )
  return (
    <section id={`${what}-weeks`}>
      <h2>
        {t(`guns.weeks.${what}`, { soFar: number(last.soFar), expected: number(Math.round(last.expected)) })}
      </h2>
      <p className="unit">{t(`guns.weeksUnit.${what}`)}</p>
      <BarTable
        caption={t(`guns.weeksCaption.${what}`)}
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
            number(one.soFar),
            measured(one.expected),
            t('table.fromTo', { low: number(one.low), high: number(one.high) }),
          ],
        }))}
      />
      <p className="note">
        {t(`guns.weeksNote.${what}`)} <Score score={score} />
      </p>
      <CoverageLine coverage={coverageOf(summary)} />
    </section>
  )
}

function Score({ score }: { score: Weeks['score'] }) {
  const { t, percent, number } = useWords()
  return score && t('guns.weeksScore', { weeks: number(score.weeks), held: percent(score.held) })
}
