import type { IndicatorLine, PlanItemLine, PlanOutlineAnswer } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { IndicatorGlance } from './indicator-state.tsx'
import { Tally } from './tally.tsx'

/** The plan in force at a glance: pillars, their goals with how their actions go, where indicators stand, who owns them, and what is stale. */
export function PlanOutline(props: { outline: PlanOutlineAnswer; indicators: readonly IndicatorLine[] }) {
  const { t, path, language } = useWords()
  const { items, version } = props.outline
  if (!version) return <p>{t('planItem.noVersion')}</p>
  const of = Map.groupBy(props.indicators, one => one.item)
  return (
    <div className="plan-outline">
      {items
        .filter(one => one.level === 'pillar')
        .map(pillar => (
          <section key={pillar.id} id={`pillar-${pillar.number}`}>
            <h2>
              <span className="number">{pillar.number}</span>{' '}
              <a href={path(`/plan/items/${pillar.id}`)}>{pillar.title[language]}</a>
            </h2>
            {pillar.words && <p className="words">{pillar.words[language]}</p>}
            <IndicatorGlance list={of.get(pillar.id) ?? []} />
            <ul className="goals">
              {items
                .filter(one => one.level === 'goal' && one.number.startsWith(`${pillar.number}.`))
                .map(goal => (
                  <Goal key={goal.id} goal={goal} items={items} indicators={of} />
                ))}
            </ul>
          </section>
        ))}
    </div>
  )
}

/** A goal, then its actions. */
const withActions = (goal: PlanItemLine, items: readonly PlanItemLine[]): PlanItemLine[] => [
  goal,
  ...items.filter(one => one.number.startsWith(`${goal.number}.`)),
]

function Goal(props: {
  goal: PlanItemLine
  items: readonly PlanItemLine[]
  indicators: ReadonlyMap<string, readonly IndicatorLine[]>
}) {
  const { goal, items, indicators } = props
  const { t, path, language, list } = useWords()
  const all = withActions(goal, items)
  // Each owner once: that of the goal, then those of its actions.
  const owners = [...new Set(all.flatMap(one => one.owner?.name ?? []))]
  return (
    <li>
      <p className="goal-title">
        <span className="number">{goal.number}</span>{' '}
        <a href={path(`/plan/goals/${goal.number}`)}>{goal.title[language]}</a>
      </p>
      <IndicatorGlance list={all.flatMap(one => indicators.get(one.id) ?? [])} />
      {goal.tally && <Tally tally={goal.tally} />}
      {owners.length > 0 && (
        <p className="note">{t('planItem.owners', { count: owners.length, owners: list(owners) })}</p>
      )}
    </li>
  )
}
