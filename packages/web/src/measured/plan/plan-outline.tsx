import type { PlanItemLine, PlanOutlineAnswer } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { Tally } from './tally.tsx'

/** The plan in force at a glance: pillars, their goals with how their actions go, who owns them, and what is stale. */
export function PlanOutline({ outline, level = 2 }: { outline: PlanOutlineAnswer; level?: 2 | 3 }) {
  const { t, path, language } = useWords()
  const { items, version } = outline
  if (!version) return <p>{t('planItem.noVersion')}</p>
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="plan-outline">
      {items
        .filter(one => one.level === 'pillar')
        .map(pillar => (
          <section key={pillar.id} id={`pillar-${pillar.number}`}>
            <Heading>
              <span className="number">{pillar.number}</span>{' '}
              <a href={path(`/plan/items/${pillar.id}`)}>{pillar.title[language]}</a>
            </Heading>
            {pillar.words && <p className="words">{pillar.words[language]}</p>}
            <ul className="goals">
              {items
                .filter(one => one.level === 'goal' && one.number.startsWith(`${pillar.number}.`))
                .map(goal => (
                  <Goal key={goal.id} goal={goal} items={items} />
                ))}
            </ul>
          </section>
        ))}
    </div>
  )
}

/** Owners of a goal: its own, then those of its actions, each once. */
const ownersOf = (goal: PlanItemLine, items: readonly PlanItemLine[]): string[] => [
  ...new Set(
    [goal, ...items.filter(one => one.number.startsWith(`${goal.number}.`))].flatMap(
      one => one.owner?.name ?? [],
    ),
  ),
]

function Goal({ goal, items }: { goal: PlanItemLine; items: readonly PlanItemLine[] }) {
  const { t, path, language, list } = useWords()
  const owners = ownersOf(goal, items)
  return (
    <li>
      <p className="goal-title">
        <span className="number">{goal.number}</span>{' '}
        <a href={path(`/plan/goals/${goal.number}`)}>{goal.title[language]}</a>
      </p>
      {goal.tally && <Tally tally={goal.tally} />}
      {owners.length > 0 && (
        <p className="note">{t('planItem.owners', { count: owners.length, owners: list(owners) })}</p>
      )}
    </li>
  )
}
