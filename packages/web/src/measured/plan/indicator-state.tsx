import { type IndicatorLine, type TargetStateName, targetStates } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** A shape for each state, so that none rests on its colour: a full disc, a half one, a triangle, an open ring. */
function StateMark({ state }: { state: TargetStateName }) {
  return (
    <svg className="state-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {state === 'worse' ? (
        <path d="M6 1 11.5 11H.5Z" />
      ) : (
        <>
          {state === 'on-path' && <circle cx="6" cy="6" r="5.5" />}
          {state === 'behind' && <path d="M6 1a5 5 0 0 1 0 10Z" />}
          {state !== 'on-path' && <circle className="ring" cx="6" cy="6" r="5" />}
        </>
      )}
    </svg>
  )
}

/** Where an indicator stands, in a shape and a word or two; nothing where it has no state. */
export function IndicatorState({ line }: { line: IndicatorLine }) {
  const { code } = useWords()
  const { stand } = line
  if (!stand) return null
  return (
    <b className={`state target-${stand.state}`}>
      <StateMark state={stand.state} /> {code('indicator.short', stand.state)}
    </b>
  )
}

/** Indicators one a line, each with its state at a glance; for places with many of them. */
export function IndicatorGlance({ list }: { list: readonly IndicatorLine[] }) {
  const { t, path, language, code } = useWords()
  if (list.length === 0) return null
  return (
    <ul className="indicator-glance" aria-label={t('indicator.heading')}>
      {list.map(one => (
        <li key={one.id}>
          {one.stand ? (
            <span className={`glance target-${one.stand.state}`}>
              <StateMark state={one.stand.state} /> {code('indicator.short', one.stand.state)}:
            </span>
          ) : (
            <span className="glance">{code('indicator.brief', one.reason ?? 'no-data')}:</span>
          )}{' '}
          <a href={path(`/plan/indicators/${one.id}`)}>{one.terms.title[language]}</a>
        </li>
      ))}
    </ul>
  )
}

/** How many indicators stand where, in a sentence. */
export function IndicatorSum({ list }: { list: readonly IndicatorLine[] }) {
  const { t, list: joined } = useWords()
  if (list.length === 0) return null
  const parts = targetStates.flatMap(state => {
    const count = list.filter(one => one.stand?.state === state).length
    return count > 0 ? [t(`indicator.count.${state}`, { count })] : []
  })
  const without = list.filter(one => !one.stand).length
  if (without > 0) parts.push(t('indicator.count.none', { count: without }))
  return <p>{t('indicator.sum', { count: list.length, parts: joined(parts) })}</p>
}
