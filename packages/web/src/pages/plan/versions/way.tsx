import type { PlanItemOne } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** What an old address was, each change since with its reason, and what stands there now; nothing where nothing changed. */
export function Way({ one }: { one: PlanItemOne }) {
  const { t, path, language } = useWords()
  const { from, since, now } = one.way
  if (since.length === 0) return null
  const then = { version: from.version, number: from.place.number, title: from.place.title[language] }
  return (
    <div className="panel way">
      <p>
        <b>{t('planItem.wasThere', then)}</b>
      </p>
      <ul>
        {since.map(change => (
          <li key={change.version}>
            <a href={path(`/plan/${change.version}`)}>
              {t('planItem.inVersion', { version: change.version })}
            </a>{' '}
            {t(`planItem.fate.${change.fate}`, { number: change.number ?? '' })}
            {change.fate !== 'merged' && change.reworded && ` ${t('planItem.reworded')}`}
            {change.reason && `: ${change.reason[language]}`}
          </li>
        ))}
      </ul>
      <p>
        {now ? (
          <>
            {t('planItem.nowThere', { version: now.version, number: now.place.number })}{' '}
            <a href={path(`/plan/items/${now.place.id}`)}>{now.place.title[language]}</a>
          </>
        ) : (
          t('planItem.nowNowhere')
        )}
      </p>
    </div>
  )
}
