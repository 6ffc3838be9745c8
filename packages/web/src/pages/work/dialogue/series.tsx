import { may, type WorkSession, workSeriesShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askCities } from '../../../api/ask.ts'
import { askMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { whenOf } from '../../../measured/dialogue/when.ts'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { SeriesCrumbs } from './series-crumbs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, cities] = await Promise.all([
    actingRole(args),
    askMember(args, `dialogue/series/${encodeURIComponent(args.params.id ?? '')}`, workSeriesShape),
    askCities(args.context),
  ])
  const run = may(role, 'run-dialogue')
  return {
    series,
    timeZone: cities[0]?.timeZone ?? 'UTC',
    mayRun: series.own ? run : { ...run, allowed: false },
    mayAnswer: may(role, 'answer-dialogue'),
  }
}

/** One series: its sessions and everything that is done for it. */
export default function WorkSeriesPage() {
  const { series, timeZone, mayRun, mayAnswer } = useLoaderData<typeof loader>()
  const { t, path, language, code } = useWords()
  const base = `/work/dialogue/${series.id}`
  return (
    <>
      <title>{t('workDialogue.seriesTitle', { title: series.terms.title[language] })}</title>
      <SeriesCrumbs />
      <h1>{series.terms.title[language]}</h1>
      <p className="lead">{series.terms.question[language]}</p>
      <p>
        <b>{code('workDialogue.state', series.state)}</b>
        {series.state !== 'draft' && (
          <>
            {' '}
            <a href={path(`/dialogue/${series.slug}`)}>{t('workDialogue.publicPage')}</a>
          </>
        )}
      </p>
      <p>
        <Allowed decision={mayRun} label={t('workDialogue.edit')}>
          <a className="button second" href={path(`${base}/edit`)}>
            {t('workDialogue.edit')}
          </a>
        </Allowed>
      </p>
      {mayRun.allowed && (
        <p className="links">
          <a href={path(`${base}/statements`)}>{t('workVoting.link')}</a>
          <a href={path(`${base}/voters`)}>{t('workVoters.link')}</a>
          <a href={path(`${base}/ballots`)}>{t('ballots.link')}</a>
          <a href={path(`${base}/releases`)}>{t('workRoom.releasesLink')}</a>
        </p>
      )}
      {(mayRun.allowed || mayAnswer.allowed) && (
        <section>
          <h2>{t('sense.head')}</h2>
          <p className="links">
            {mayRun.allowed &&
              senses.map(one => (
                <a key={one} href={path(`${base}/${one}`)}>
                  {t(`sense.link.${one}`)}
                </a>
              ))}
            <a href={path(`${base}/answers`)}>{t('sense.link.answers')}</a>
          </p>
        </section>
      )}
      <section>
        <h2>{t('dialogue.sessions')}</h2>
        {series.sessions.map(one => (
          <SessionLine key={one.id} session={one} base={base} timeZone={timeZone} mayRun={mayRun.allowed} />
        ))}
        <p>
          <Allowed decision={mayRun} label={t('workDialogue.newSession')}>
            <a className="button" href={path(`${base}/sessions/new`)}>
              {t('workDialogue.newSession')}
            </a>
          </Allowed>
        </p>
      </section>
    </>
  )
}

const senses = ['codebook', 'coding', 'themes', 'participants', 'findings'] as const

function SessionLine(props: { session: WorkSession; base: string; timeZone: string; mayRun: boolean }) {
  const { session, base, timeZone, mayRun } = props
  const words = useWords()
  const { t, path, language, code } = words
  const when = whenOf(words, session, timeZone)
  const at = `${base}/sessions/${session.id}`
  return (
    <article className="letter">
      <h3>{session.terms.title[language]}</h3>
      <p>
        {when.day}, {when.hours}, {session.terms.place.name}
      </p>
      <p className="note">
        {code('dialogue.stage', session.stage)} · {code('workDialogue.sessionState', session.state)} ·{' '}
        {t('workDialogue.capacity', { seats: session.terms.capacity, tables: session.terms.tables })}
      </p>
      {mayRun && (
        <p className="links">
          <a href={path(`${at}/edit`)}>{t('workDialogue.edit')}</a>
          <a href={path(`${at}/reservations`)}>{t('workDialogue.reservations')}</a>
          <a href={path(`${at}/run-sheet`)}>{t('workRoom.runSheetLink')}</a>
          <a href={path(`${at}/consent`)}>{t('workRoom.consentLink')}</a>
          <a href={path(`${at}/room`)}>{t('workRoom.link')}</a>
        </p>
      )}
    </article>
  )
}
