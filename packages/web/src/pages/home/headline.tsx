import type { Change } from '../../api/change.ts'
import type { Period } from '../../api/periods.ts'
import { useWords } from '../../strings/words.tsx'

const bold = (parts: React.ReactNode[]) => <b>{parts}</b>

/** The answer in one sentence, and in the next one how sure we are. */
export function Headline({
  city,
  people,
  change,
  period,
}: {
  city: string
  people: number
  change: Change | null
  period: Period
}) {
  const words = useWords()
  const verdict = change?.verdict ?? 'unknown'
  const difference = change?.before == null ? 0 : Math.abs(change.now - change.before)
  return (
    <>
      <h1>{words.rich(`home.headline.${verdict}`, { b: bold, city, people, difference })}</h1>
      <p className="lead">
        <HowSure change={change} />{' '}
        {words.t('home.period', { from: words.day(period.from), to: words.day(period.to) })}
      </p>
    </>
  )
}

/** Whether a change is more than chance, with its likely range, in words. */
export function HowSure({ change }: { change: Change | null }) {
  const words = useWords()
  if (!change || change.low === null || change.high === null || change.verdict === 'unknown')
    return words.t('change.unknown')
  const { low, high, verdict } = change
  const before = change.before ?? 0
  const [near, far] = verdict === 'fewer' ? [high, low] : [low, high]
  return words.t(`change.${verdict}`, {
    before,
    near: words.percent(Math.abs(near)),
    far: words.percent(Math.abs(far)),
    down: words.percent(Math.abs(low)),
    up: words.percent(Math.abs(high)),
  })
}

/** The same in a table cell: `24 % fewer`, or that nobody can say. */
export function changeCell(words: ReturnType<typeof useWords>, change: Change | null): string {
  if (!change || change.share === null || change.verdict === 'unknown') return words.t('change.cell.unknown')
  if (change.verdict === 'unclear') return words.t('change.cell.unclear')
  return words.t(`change.cell.${change.verdict}`, { share: words.percent(Math.abs(change.share)) })
}
