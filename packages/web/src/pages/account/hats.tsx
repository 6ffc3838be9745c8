import type { Me } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** The roles somebody has, and the one worn now. */
export function Hats({ me }: { me: Me }) {
  const { t, code, day } = useWords()
  return (
    <section>
      <h2>{t('account.hats')}</h2>
      {me.hats.length === 0 && <p>{t('account.noHat')}</p>}
      <ul className="plain">
        {me.hats.map(hat => (
          <li key={hat.membership}>
            <form method="post" action="" className="line">
              <input type="hidden" name="membership" value={hat.membership} />
              <span>
                <b>{code('role', hat.role)}</b>
                {hat.organisation && `, ${hat.organisation.name}`}
                {hat.city && ` (${hat.city})`}
                {hat.endsOn && `, ${t('account.until', { day: day(hat.endsOn) })}`}
              </span>
              {hat.membership === me.acting ? (
                <span className="note">{t('account.worn')}</span>
              ) : hat.holds ? (
                <button type="submit" name="what" value="hat" className="second">
                  {t('account.wear')}
                </button>
              ) : (
                <span className="note">{t('account.ended')}</span>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
