import type { CrowdCount, VoterCrowd, Voting } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

type About = Pick<Voting, 'crowds' | 'state' | 'city'>

/** Of each crowd, those with a code first: when its votes were counted last, when they can be counted next; and why they are not counted at once. */
export function Counted({ of }: { of: About }) {
  const { t } = useWords()
  return (
    <div className="note" id="counted">
      <p>{t('crowd.apart')}</p>
      <CrowdNote of={of} crowd="code" />
      <CrowdNote of={of} crowd="open" />
      <p>{t('counted.why')}</p>
    </div>
  )
}

function CrowdNote({ of: { crowds, ...about }, crowd }: { of: About; crowd: VoterCrowd }) {
  const { t } = useWords()
  const { voters, votes } = crowds[crowd]
  return (
    <p>
      <b>{t(`crowd.${crowd}`)}:</b> {t(`crowd.about.${crowd}`)} {t('crowd.voters', { voters })}{' '}
      {voters > 0 && <When of={about} count={crowds[crowd]} />}{' '}
      {votes === null ? null : t('voting.votes', { votes })}
    </p>
  )
}

function When({ of: { state, city }, count: { counted } }: { of: Omit<About, 'crowds'>; count: CrowdCount }) {
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
    <>
      {last} {next}
    </>
  )
}
