import type { PublicSeries } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askDialogue } from '../../api/dialogue.ts'
import { nextOfAll, nextSession } from '../../measured/dialogue/next-session.ts'
import { whenOf } from '../../measured/dialogue/when.ts'
import { useWords } from '../../strings/words.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  ...(await askDialogue(context)),
  now: new Date().toISOString(),
})

/** Dialogues of the city: what is talked about now, and when and where the next session is. */
export default function DialoguePage() {
  const { city, series, now } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t } = words
  const open = series.filter(one => one.state === 'public')
  const closed = series.filter(one => one.state === 'closed')
  const next = nextOfAll(series, now)
  return (
    <>
      <title>{t('dialogue.title', { city: city.title })}</title>
      <meta name="description" content={t('dialogue.lead')} />
      <h1>
        {next
          ? t('dialogue.headingNext', { day: whenOf(words, next.session, city.timeZone).day })
          : t('dialogue.heading', { count: open.length })}
      </h1>
      <p className="lead">{t('dialogue.lead')}</p>
      {open.length > 0 && (
        <section>
          <h2>{t('dialogue.open')}</h2>
          <ul className="agreements">
            {open.map(one => (
              <SeriesCard key={one.id} series={one} timeZone={city.timeZone} now={now} />
            ))}
          </ul>
        </section>
      )}
      {closed.length > 0 && (
        <section>
          <h2>{t('dialogue.closed')}</h2>
          <ul className="agreements">
            {closed.map(one => (
              <SeriesCard key={one.id} series={one} timeZone={city.timeZone} now={now} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('dialogue.howHeading')}</h2>
        <ol className="stages">
          <li>{t('dialogue.how.explain')}</li>
          <li>{t('dialogue.how.shape')}</li>
          <li>{t('dialogue.how.report-back')}</li>
        </ol>
        <p>{t('dialogue.how.wall')}</p>
      </section>
      <p className="note">
        <a href={apiPath('dialogue')}>{t('dialogue.json')}</a>
      </p>
    </>
  )
}

function SeriesCard({ series, timeZone, now }: { series: PublicSeries; timeZone: string; now: string }) {
  const words = useWords()
  const { t, path, language } = words
  const { terms, slug } = series
  const next = nextSession(series, now)
  return (
    <li className={series.state === 'public' ? 'card' : 'card over'}>
      <h3>
        <a href={path(`/dialogue/${slug}`)}>{terms.title[language]}</a>
      </h3>
      <p className="question">{terms.question[language]}</p>
      <p className="note">
        {t('dialogue.ledBy', { facilitator: terms.facilitator.name, owner: terms.decisionOwner.name })}
      </p>
      {next && <p className="note">{t('dialogue.next', whenOf(words, next, timeZone))}</p>}
    </li>
  )
}
