import type { PublicCommitment } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { StandingLine } from './standing.tsx'

/** A promise in a list: what, who owns it, by when, and where it stands. */
export function CommitmentCard({ commitment }: { commitment: PublicCommitment }) {
  const { t, path, language, day } = useWords()
  const { no, terms } = commitment
  return (
    <li className={commitment.state === 'declined' ? 'card over' : 'card'}>
      <h3>
        <span className="number">{no}</span>{' '}
        <a href={path(`/plan/commitments/${no}`)}>{terms.what[language]}</a>
      </h3>
      <StandingLine commitment={commitment} />
      <p className="note">
        {t(commitment.state === 'proposed' ? 'plan.ownerAnswers' : 'plan.ownerDue', {
          owner: terms.owner.name,
          day: day(commitment.state === 'proposed' ? terms.answerBy : terms.due),
        })}
      </p>
    </li>
  )
}
