import type { OwnSession } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Where somebody is signed in, and how to end it there. */
export function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const { t, day } = useWords()
  return (
    <section>
      <h2>{t('account.sessions')}</h2>
      <p>{t('account.sessionsText')}</p>
      <ul className="plain">
        {sessions.map(one => (
          <li key={one.id}>
            <form method="post" className="line">
              <input type="hidden" name="session" value={one.id} />
              <span>
                {t('account.sessionSince', { day: day(one.startedAt) })}
                {one.current && <b> · {t('account.sessionHere')}</b>}
                {one.browser && <span className="note"> {one.browser}</span>}
              </span>
              {!one.current && (
                <button type="submit" name="what" value="end-session" className="second">
                  {t('account.sessionEnd')}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post">
          <button type="submit" name="what" value="end-others" className="second">
            {t('account.sessionsEndOthers')}
          </button>
        </form>
      )}
    </section>
  )
}
