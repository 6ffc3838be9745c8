import type { IndicatorLine } from '@understory/model'
import { useWords, type Words } from '../../strings/words.tsx'
import { IndicatorState } from './indicator-state.tsx'

/** Where an indicator stands, in a sentence: what was counted, against what, and whether chance could do that alone. */
export function standSentence(words: Words, { stand, reason, terms }: IndicatorLine): string {
  if (!stand) return words.code('indicator.reason', reason ?? 'no-data')
  const { state, from, to, mean, baseline, ratio, low, high, asked } = stand
  return words.t(`indicator.stand.${state}`, {
    ...{ from: words.month(from), to: words.month(to), better: terms.better },
    ...{ mean: words.measured(mean), baseline: words.measured(baseline), asked: words.percent(asked) },
    ratio: ratio === null ? '–' : words.percent(ratio),
    low: words.percent(low ?? 0),
    high: high === null ? '∞' : words.percent(high),
  })
}

/** When a change of the size of the whole path could be told. */
export function tellSentence(words: Words, { tellIn_months, wholeChange }: IndicatorLine): string | null {
  if (wholeChange === null) return null
  const change = words.percent(Math.abs(wholeChange))
  const values = { change, more: wholeChange > 0 ? 'yes' : 'no' }
  return tellIn_months === null
    ? words.t('indicator.tellNever', values)
    : words.t('indicator.tell', { ...values, months: tellIn_months })
}

/** Indicators of an item, each with its state at a glance. */
export function IndicatorList({ list }: { list: readonly IndicatorLine[] }) {
  const words = useWords()
  const { path, language } = words
  return (
    <ul className="goals">
      {list.map(one => (
        <li key={one.id}>
          <p className="goal-title">
            <a href={path(`/plan/indicators/${one.id}`)}>{one.terms.title[language]}</a>
          </p>
          <p>
            <IndicatorState line={one} /> {standSentence(words, one)}
          </p>
        </li>
      ))}
    </ul>
  )
}
