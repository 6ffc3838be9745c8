import type { PublicCommitment } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Where it stands, in words; what is late is said in days and marked. */
export function StandingLine({ commitment }: { commitment: PublicCommitment }) {
  const { t, code, day } = useWords()
  const { state, late, terms, since } = commitment
  return (
    <p className="standing-line">
      <b className={`state state-${state}`}>{code('plan.state', state)}</b>{' '}
      {late.overdue_days !== null && (
        <b className="late">{t('plan.overdue', { days: late.overdue_days, due: day(terms.due) })}</b>
      )}{' '}
      {late.silent_days !== null && (
        <b className="late">
          {t('plan.silent', { owner: terms.owner.name, days: late.silent_days + terms.updateEvery_days })}
        </b>
      )}{' '}
      {late.unanswered_days !== null && (
        <b className="late">
          {t('plan.unanswered', { owner: terms.owner.name, days: late.unanswered_days })}
        </b>
      )}{' '}
      {late.claimedLate_days !== null && t('plan.claimedLate', { days: late.claimedLate_days })}{' '}
      <span className="note">{t('plan.since', { day: day(since) })}</span>
    </p>
  )
}
