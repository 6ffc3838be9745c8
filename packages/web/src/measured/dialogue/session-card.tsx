import type { PublicSession } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { whenOf } from './when.ts'

/** A session in a list: when, where, for whom, and the way in. */
export function SessionCard({
  series,
  session,
  timeZone,
  now,
}: {
  series: string
  session: PublicSession
  timeZone: string
  now: string
}) {
  const words = useWords()
  const { t, path, language, code } = words
  const { terms, state } = session
  const when = whenOf(words, session, timeZone)
  const ahead = state === 'planned' && session.endsAt > now
  return (
    <li className={ahead ? 'card session' : 'card session over'}>
      <p className="note">
        {code('dialogue.stage', session.stage)}
        {state === 'cancelled' && <b> · {t('dialogue.cancelled')}</b>}
      </p>
      <h3>
        <a href={path(`/dialogue/${series}/sessions/${session.slug}`)}>{terms.title[language]}</a>
      </h3>
      <p>
        <b>{when.day}</b>, {when.hours}
        <br />
        {terms.place.name}, {terms.place.address}
      </p>
      {ahead && <p className="note">{t(`dialogue.seats.${session.seats}`, { capacity: terms.capacity })}</p>}
    </li>
  )
}
