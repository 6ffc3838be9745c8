import type { Invitation } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** One invitation, with what it waits for and what can be done about it. */
export function InvitationLine({ invitation: one }: { invitation: Invitation }) {
  const { t, code, day } = useWords()
  return (
    <li>
      <form method="post" className="line">
        <input type="hidden" name="invitation" value={one.id} />
        <span>
          <b>{one.name ?? one.email ?? t('people.firstOperator')}</b> · {code('role', one.role)} ·{' '}
          {code('people.state', one.state)} · {day(one.expiresAt)}
        </span>
        {(one.state === 'open' || one.state === 'waiting') && (
          <button type="submit" name="what" value="withdraw" className="second">
            {t('people.withdraw')}
          </button>
        )}
      </form>
      {one.unusualWhy && <p className="note">{t('people.unusualGiven', { why: one.unusualWhy })}</p>}
      {one.confirmedBy && (
        <p className="note">{t('people.confirmedBy', { first: one.invitedBy, second: one.confirmedBy })}</p>
      )}
      {one.waitsFor && (
        <form method="post" className="callout">
          <input type="hidden" name="invitation" value={one.id} />
          <p>{t('people.waits', { name: one.invitedBy })}</p>
          <ul>
            {one.separations.map(name => (
              <li key={name}>{t(`people.separation.${name}`)}</li>
            ))}
          </ul>
          <p>{t(`people.waitsFor.${one.waitsFor}`)}</p>
          {one.waitsFor === 'you' && (
            <button type="submit" name="what" value="confirm">
              {t('people.confirm')}
            </button>
          )}
        </form>
      )}
    </li>
  )
}
