import type { Duty, PlanItemLine, PublicCommitment } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** What is owed about one promise, in days, with its address. */
export function DutyLine(props: {
  commitment: PublicCommitment
  duty: Duty
  days: number
  withOwner?: boolean
}) {
  const { commitment, duty, days, withOwner = false } = props
  const { t, path, language } = useWords()
  return (
    <>
      <b className={duty === 'due-soon' ? '' : 'late'}>{t(`duty.${duty}`, { days: Math.abs(days) })}</b>{' '}
      <span className="number">{commitment.no}</span>
      <a href={path(`/plan/commitments/${commitment.no}`)}>{commitment.terms.what[language]}</a>
      {withOwner && <span className="note"> {commitment.terms.owner.name}</span>}
    </>
  )
}

/** An action of which its owner said nothing for too long, with its address. */
export function StaleLine(props: { item: PlanItemLine; days: number; withOwner?: boolean }) {
  const { item, days, withOwner = false } = props
  const { t, path, language } = useWords()
  return (
    <>
      <b className="late">{t('duty.stale', { days })}</b> <span className="number">{item.number}</span>
      <a href={path(`/plan/items/${item.id}`)}>{item.title[language]}</a>
      {withOwner && item.owner && <span className="note"> {item.owner.name}</span>}
    </>
  )
}
