import type { DialogueOne, PublicSession } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askSession } from '../../api/dialogue.ts'
import { whenOf } from '../../measured/dialogue/when.ts'
import { useWords, type Words, wordsOf } from '../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  askSession(context, params.series ?? '', params.session ?? '')

/** A sheet to print and hang up, one page in each language, with the address as a QR code. */
export default function FlyerPage() {
  const one = useLoaderData<typeof loader>()
  const { t, path, language } = useWords()
  const own = (['en', 'es'] as const).toSorted(a => (a === language ? -1 : 1))
  return (
    <>
      <title>{t('flyer.title', { title: one.session.terms.title[language] })}</title>
      <p className="crumbs not-printed">
        <a href={path(`/dialogue/${one.series.slug}/sessions/${one.session.slug}`)}>
          {one.session.terms.title[language]}
        </a>
      </p>
      <h1 className="not-printed">{t('flyer.heading')}</h1>
      <p className="lead not-printed">{t('flyer.lead')}</p>
      {own.map(each => (
        <Sheet key={each} one={one} words={wordsOf(each)} />
      ))}
    </>
  )
}

function Sheet({ one, words }: { one: DialogueOne & { session: PublicSession }; words: Words }) {
  const { t, language, code, list, languageName } = words
  const { series, session, city, address } = one
  const { terms } = session
  const when = whenOf(words, session, city.timeZone)
  const there = `${language === 'es' ? address.replace('/dialogue/', '/es/dialogue/') : address}/sessions/${session.slug}`
  const provided = (['access', 'childcare', 'food', 'transport'] as const).flatMap(what => {
    const text = what === 'access' ? terms.place.access : terms[what]
    return text ? [[what, text[language]] as const] : []
  })
  return (
    <article className="flyer" lang={language}>
      <p className="flyer-kind">{t('flyer.invited', { city: city.title })}</p>
      <h2>{series.terms.question[language]}</h2>
      <p className="flyer-when">
        <b>{when.day}</b>
        <br />
        {when.hours}
        <br />
        {terms.place.name}
        <br />
        {terms.place.address}
      </p>
      <ul>
        <li>{code('dialogue.police', terms.police)}</li>
        {provided.map(([what, text]) => (
          <li key={what}>
            {t(`dialogue.${what}`)}: {text}
          </li>
        ))}
        <li>
          {t('dialogue.languages', { languages: list(terms.languages.map(each => languageName(each))) })}
        </li>
        <li>{t('flyer.noAccount')}</li>
      </ul>
      <div className="flyer-way">
        <img
          src={`${apiPath(`dialogue/${series.slug}/sessions/${session.slug}/code.svg`)}?language=${language}`}
          alt=""
          width="160"
          height="160"
        />
        <p>
          {t('flyer.scan')}
          <br />
          <b>{there.replace(/^https?:\/\//, '')}</b>
          {terms.phone && (
            <>
              <br />
              {t('dialogue.orCall', { phone: terms.phone })}
            </>
          )}
        </p>
      </div>
      <p className="note">
        {t('dialogue.ledBy', {
          facilitator: series.terms.facilitator.name,
          owner: series.terms.decisionOwner.name,
        })}
      </p>
      {city.invented && <p className="note">{t('flyer.inventedCity', { city: city.title })}</p>}
    </article>
  )
}
