import type { PublicSession } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askPoints, askSession } from '../../api/dialogue.ts'
import { whenOf } from '../../measured/dialogue/when.ts'
import { useWords } from '../../strings/words.tsx'
import { Said } from './said.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { series = '', session = '' } = params
  const one = await askSession(context, series, session)
  const points = await askPoints(context, series)
  return {
    ...one,
    points: points.filter(point => point.session === session),
    now: new Date().toISOString(),
  }
}

/** One session: when and where, who is in the room, what is provided, what happens, and how to say that one comes. */
export default function SessionPage() {
  const { city, series, session, points, now } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, path, language, code } = words
  const { terms } = session
  const when = whenOf(words, session, city.timeZone)
  const ahead = session.state === 'planned' && session.endsAt > now && series.state === 'public'
  return (
    <>
      <title>{t('dialogue.sessionTitle', { title: terms.title[language] })}</title>
      <p className="crumbs">
        <a href={path('/dialogue')}>{t('nav.dialogue')}</a> ›{' '}
        <a href={path(`/dialogue/${series.slug}`)}>{series.terms.title[language]}</a>
      </p>
      <p className="note">{code('dialogue.stage', session.stage)}</p>
      <h1>{terms.title[language]}</h1>
      <p className="lead">{series.terms.question[language]}</p>
      {session.state === 'cancelled' && <p className="callout">{t('dialogue.cancelledText')}</p>}
      <div className="row two-one">
        <div className="stack">
          <section>
            <p className="when">
              <b>{when.day}</b>
              <br />
              {when.hours}
              <br />
              {terms.place.name}, {terms.place.address}
            </p>
            {terms.place.access && <p>{terms.place.access[language]}</p>}
            {ahead && (
              <p className="tools">
                <a className="button" href={path(`/dialogue/${series.slug}/take-part/rsvp/${session.slug}`)}>
                  {t(session.seats === 'full' ? 'dialogue.rsvpWaiting' : 'dialogue.rsvp')}
                </a>{' '}
                <span className="note">
                  {t(`dialogue.seats.${session.seats}`, { capacity: terms.capacity })}
                  {terms.phone && ` ${t('dialogue.orCall', { phone: terms.phone })}`}
                </span>
              </p>
            )}
          </section>
          <Said series={series.slug} points={points} terms={terms} />
          <RunSheet session={session} />
        </div>
        <Provided session={session} slug={series.slug} ahead={ahead} />
      </div>
    </>
  )
}

function Provided(props: { session: PublicSession; slug: string; ahead: boolean }) {
  const { slug, ahead } = props
  const { terms, slug: session } = props.session
  const { t, language, code, list, path, languageName } = useWords()
  const none = t('dialogue.notProvided')
  return (
    <aside className="panel">
      <h2>{t('dialogue.provided')}</h2>
      <dl className="pairs">
        <div>
          <dt>{t('dialogue.police')}</dt>
          <dd>
            <b>{code('dialogue.police', terms.police)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('dialogue.languagesHead')}</dt>
          <dd>{list(terms.languages.map(one => languageName(one)))}</dd>
        </div>
        <div>
          <dt>{t('dialogue.interpreters')}</dt>
          <dd>
            {terms.interpreters.length > 0 ? list(terms.interpreters.map(one => languageName(one))) : none}
          </dd>
        </div>
        <div>
          <dt>{t('dialogue.childcare')}</dt>
          <dd>{terms.childcare?.[language] ?? none}</dd>
        </div>
        <div>
          <dt>{t('dialogue.food')}</dt>
          <dd>{terms.food?.[language] ?? none}</dd>
        </div>
        <div>
          <dt>{t('dialogue.transport')}</dt>
          <dd>{terms.transport?.[language] ?? none}</dd>
        </div>
      </dl>
      {ahead && (
        <p>
          <a href={path(`/dialogue/${slug}/sessions/${session}/flyer`)}>{t('dialogue.flyer')}</a>
          <br />
          <a href={`${apiPath(`dialogue/${slug}/calendar.ics`)}?language=${language}`}>
            {t('dialogue.calendar')}
          </a>
        </p>
      )}
    </aside>
  )
}

function RunSheet({ session: { terms } }: { session: PublicSession }) {
  const { t, language } = useWords()
  const total = terms.runSheet.reduce((sum, one) => sum + one.minutes, 0)
  return (
    <>
      {terms.runSheet.length > 0 && (
        <section id="run-sheet">
          <h2>{t('dialogue.runSheet', { minutes: total })}</h2>
          <ol className="run-sheet">
            {terms.runSheet.map(part => (
              <li key={part.id}>
                <span className="minutes">{t('dialogue.minutes', { minutes: part.minutes })}</span>
                <span>
                  <b>{part.title[language]}</b>
                  {part.prompts.map(prompt => (
                    <span className="prompt" key={prompt.id}>
                      {prompt.text[language]}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {terms.groundRules.length > 0 && (
        <section id="ground-rules">
          <h2>{t('dialogue.groundRules')}</h2>
          <ul>
            {terms.groundRules.map(rule => (
              <li key={rule.en}>{rule[language]}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
