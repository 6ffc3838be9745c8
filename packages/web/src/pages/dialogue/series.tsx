import type { DialogueOne } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askSeries } from '../../api/dialogue.ts'
import { askFindings } from '../../api/findings.ts'
import { SessionCard } from '../../measured/dialogue/session-card.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const one = await askSeries(context, params.series ?? '')
  const { findings } = await askFindings(context, one.series.slug, null)
  return {
    ...one,
    found: findings && {
      claims: findings.themes.length,
      answered: findings.quality.answeredThemes,
      committed: findings.quality.committedThemes,
    },
    now: new Date().toISOString(),
  }
}

/** One series: its question, what people can change, who does what, and its sessions. */
export default function SeriesPage() {
  const { city, series, found, now } = useLoaderData<typeof loader>()
  const { t, path, language, code, list, day, languageName } = useWords()
  const { terms, slug, sessions } = series
  const languages = list(terms.languages.map(one => languageName(one)))
  return (
    <>
      <title>{t('dialogue.seriesTitle', { title: terms.title[language] })}</title>
      <meta name="description" content={terms.question[language]} />
      <p className="crumbs">
        <a href={path('/dialogue')}>{t('nav.dialogue')}</a> › {terms.title[language]}
      </p>
      <h1>{terms.question[language]}</h1>
      <p className="lead">{terms.summary[language]}</p>
      {series.voting !== null && (
        <p className="tools">
          {series.voting === 'open' && (
            <a className="button" href={path(`/dialogue/${slug}/take-part/vote`)}>
              {t('voting.begin')}
            </a>
          )}{' '}
          <a href={path(`/dialogue/${slug}/statements`)}>{t('voting.toStatements')}</a>{' '}
          <a href={path(`/dialogue/${slug}/opinion-map`)}>{t('voting.toMap')}</a>
        </p>
      )}
      <p className="links">
        {found && <a href={path(`/dialogue/${slug}/findings`)}>{t('findings.linkTo', { ...found })}</a>}
        <a href={path('/take-part/check')}>{t('findings.checkLink')}</a>
      </p>
      <section id="sessions">
        <h2>{t('dialogue.sessions')}</h2>
        {sessions.length === 0 ? (
          <p>{t('dialogue.noSession')}</p>
        ) : (
          <ul className="agreements">
            {sessions.map(one => (
              <SessionCard key={one.id} series={slug} session={one} timeZone={city.timeZone} now={now} />
            ))}
          </ul>
        )}
        <p className="tools">
          <a href={`${apiPath(`dialogue/${slug}/calendar.ics`)}?language=${language}`}>
            {t('dialogue.calendar')}
          </a>
        </p>
      </section>
      <div className="row half">
        <section id="open-to-change">
          <h2>{t('dialogue.openToChange')}</h2>
          <ul>
            {terms.openToChange.map(one => (
              <li key={one.en}>{one[language]}</li>
            ))}
          </ul>
        </section>
        <section id="not-open-to-change">
          <h2>{t('dialogue.notOpenToChange')}</h2>
          {terms.notOpenToChange.length === 0 ? (
            <p>{t('dialogue.everythingOpen')}</p>
          ) : (
            <ul>
              {terms.notOpenToChange.map(one => (
                <li key={one.en}>{one[language]}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <Parts one={{ city, series, address: '' }} />
      <section id="room">
        <h2>{t('dialogue.room')}</h2>
        <p>{terms.inTheRoom[language]}</p>
        <p>
          <b>{code('dialogue.police', terms.police)}</b> {t('dialogue.languages', { languages })}
        </p>
        {terms.answerBy !== null && (
          <p>{t('dialogue.answerBy', { owner: terms.decisionOwner.name, day: day(terms.answerBy) })}</p>
        )}
        <p className="note">
          {t('dialogue.kept', { contacts: terms.contactDays, notes: terms.rawNoteDays })}{' '}
          <a href={path('/trust')}>{t('dialogue.whoReads')}</a> ·{' '}
          <a href={path(`/dialogue/${slug}/take-part/quote`)}>{t('quote.link')}</a>
        </p>
      </section>
      <p className="note">
        <a href={apiPath(`dialogue/${slug}`)}>{t('dialogue.json')}</a>
      </p>
    </>
  )
}

const parts = ['convener', 'facilitator', 'noteTakers', 'decisionOwner'] as const

/** The four parts and who has them: nobody has two that must be apart. */
function Parts({ one: { series } }: { one: DialogueOne }) {
  const { t } = useWords()
  return (
    <section id="parts">
      <h2>{t('dialogue.parts')}</h2>
      <dl className="pairs">
        {parts.map(part => (
          <div key={part}>
            <dt>{t(`dialogue.part.${part}`)}</dt>
            <dd>
              <b>{series.terms[part].name}</b>
              <br />
              <span className="note">{t(`dialogue.part.${part}.does`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
