import type { Voting } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** When votes were counted last, when they can be counted next, and why they are not counted at once. */
export function Counted({
  of: { counted, state, city },
}: {
  of: Pick<Voting, 'counted' | 'state' | 'city'>
}) {
  const { t, day, time } = useWords()
  const { on, minPeople, nextFrom } = counted
  const last = on === null ? t('counted.none', { minPeople }) : t('counted.on', { on: day(on) })
  const next =
    on === null || state === 'closed'
      ? null
      : nextFrom === null
        ? t('counted.next', { minPeople })
        : t('counted.nextFrom', { minPeople, from: time(Date.parse(nextFrom), city.timeZone) })
  return (
    <div className="note" id="counted">
      <p>
        {last} {next}
      </p>
      <p>{t('counted.why')}</p>
    </div>
  )
}
