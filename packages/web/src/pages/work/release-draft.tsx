import type { Decision, ReleaseDraft } from '@understory/model'
import { Allowed } from '../../forms/decision.tsx'
import { useWords } from '../../strings/words.tsx'
import { useTitle } from '../releases/release-words.ts'

/** One draft, or what became of it: what the report found, and the two decisions. */
export function ReleaseDraftEntry({
  draft,
  mayApprove,
  mayWithdraw,
}: {
  draft: ReleaseDraft
  mayApprove: Decision
  mayWithdraw: Decision
}) {
  const { t, code, day, number, path } = useWords()
  const title = useTitle()
  const sum = (name: 'cells' | 'primary' | 'complementary') =>
    number(draft.report.tables.reduce((total, table) => total + table[name], 0))
  const approval = draft.own
    ? { allowed: false, reason: 'Nobody approves a draft of their own.' }
    : draft.report.approvable
      ? mayApprove
      : { allowed: false, reason: 'The attacker’s audit found a disclosed cell.' }
  return (
    <article className="letter">
      <h2>{title.numbered(draft)}</h2>
      <p className="note">
        {code('drafts.state', draft.state)} · {t('drafts.asOf', { day: day(draft.asOf) })}
      </p>
      <p>{draft.why}</p>
      <p>
        {t('drafts.report', {
          cells: sum('cells'),
          primary: sum('primary'),
          complementary: sum('complementary'),
        })}
      </p>
      {draft.report.reasons.length > 0 && (
        <ul lang="en">
          {draft.report.reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <ul>
        {draft.files.map(file => (
          <li key={file.name}>
            <a href={`/api/v1/member/releases/${draft.id}/files/${file.name}`}>{file.name}</a>
          </li>
        ))}
      </ul>
      {draft.state === 'draft' ? (
        <form method="post">
          <input type="hidden" name="id" value={draft.id} />
          <input type="hidden" name="hash" value={draft.contentHash} />
          <div className="field">
            <label htmlFor={`why-${draft.id}`}>{t('access.why')}</label>
            <input id={`why-${draft.id}`} name="why" />
          </div>
          <p>
            <Allowed decision={approval} label={t('drafts.approve')}>
              <button type="submit" name="what" value="approve">
                {t('drafts.approve')}
              </button>
            </Allowed>{' '}
            <Allowed decision={mayWithdraw} label={t('drafts.withdraw')}>
              <button type="submit" name="what" value="withdraw" className="second">
                {t('drafts.withdraw')}
              </button>
            </Allowed>
          </p>
        </form>
      ) : (
        draft.state !== 'withdrawn' && (
          <p>
            <a href={path(`/releases/${draft.id}`)}>{t('drafts.public')}</a>
          </p>
        )
      )}
    </article>
  )
}
