import type { Duty, PublicCommitment } from '@understory/model'
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
