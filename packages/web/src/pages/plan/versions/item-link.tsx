import type { PlanItemLine } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** An item of the version in force by its number and its words. */
export function ItemLink({ item }: { item: Pick<PlanItemLine, 'id' | 'number' | 'title' | 'level'> }) {
  const { path, language } = useWords()
  const { id, number, title, level } = item
  return (
    <>
      <span className="number">{number}</span>{' '}
      <a href={path(level === 'goal' ? `/plan/goals/${number}` : `/plan/items/${id}`)}>{title[language]}</a>
    </>
  )
}
