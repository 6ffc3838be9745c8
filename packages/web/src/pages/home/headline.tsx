import type { Change } from '../../api/change.ts'
import type { Period } from '../../api/periods.ts'
import { howSure } from '../../measured/change-words.ts'
import { bold, useWords } from '../../strings/words.tsx'

/** The answer in one sentence, and in the next one how sure we are. */
export function Headline(props: {
  city: string
  people: number
  change: Change | null
  period: Period
  old: 'yes' | 'no'
}) {
  const { city, people, change, period, old } = props
  const words = useWords()
  const { t, rich, day } = words
  const difference = change?.before == null ? 0 : Math.abs(change.now - change.before)
  return (
    <>
      <h1>
        {rich(`home.headline.${change?.verdict ?? 'unknown'}`, {
          b: bold,
          city,
          people,
          difference,
          old,
          to: day(period.to),
        })}
      </h1>
      <p className="lead">
        {howSure(words, change)} {t('home.period', { from: day(period.from), to: day(period.to) })}
      </p>
    </>
  )
}
