import type { DealerNaming, may } from '@understory/model'
import { Allowed } from '../../../forms/decision.tsx'
import { useWords } from '../../../strings/words.tsx'

/** Whether dealers are named outside of the custodian's wall: counsel's decisions, and the form for the next. */
export function Naming({
  naming,
  mayDecide,
}: {
  naming: readonly DealerNaming[]
  mayDecide: ReturnType<typeof may>
}) {
  const { t, day } = useWords()
  const [now, ...before] = naming
  return (
    <section>
      <h2>{t(now?.named ? 'naming.named' : 'naming.notNamed')}</h2>
      <p>
        {now ? t('naming.decided', { on: day(now.at.slice(0, 10)), why: now.why }) : t('naming.undecided')}
      </p>
      {before.length > 0 && (
        <ol className="steps">
          {before.map(one => (
            <li key={one.at}>
              {t(one.named ? 'naming.named' : 'naming.notNamed')}, {day(one.at.slice(0, 10))}: {one.why}
            </li>
          ))}
        </ol>
      )}
      <Allowed decision={mayDecide} label={t('naming.decide')}>
        <details>
          <summary>{t('naming.decide')}</summary>
          <form method="post" className="finding">
            <label>
              {t('naming.choice')}
              <select name="named">
                <option value="no">{t('naming.notNamed')}</option>
                <option value="yes">{t('naming.named')}</option>
              </select>
            </label>
            <label>
              {t('naming.why')}
              <textarea name="why" rows={3} required minLength={10} maxLength={2000} />
            </label>
            <button type="submit">{t('naming.save')}</button>
          </form>
        </details>
      </Allowed>
    </section>
  )
}
