import type { LoaderFunctionArgs } from 'react-router'
import { useLoaderData } from 'react-router'
import { whenOf } from '../../../../measured/dialogue/when.ts'
import { useWords } from '../../../../strings/words.tsx'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { roomAt } from './at-session.ts'

export const loader = (args: LoaderFunctionArgs) => roomAt(args)

/** Minutes from the beginning at which each part begins. */
const beginnings = (minutes: readonly number[]): number[] =>
  minutes.map((_, i) => minutes.slice(0, i).reduce((sum, one) => sum + one, 0))

/** The run-sheet with what is for the facilitator, on one page to print. */
export default function RunSheetPage() {
  const { series, session, timeZone } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, language, time } = words
  const { terms } = session
  const when = whenOf(words, session, timeZone)
  const from = beginnings(terms.runSheet.map(one => one.minutes))
  const start = Date.parse(session.startsAt)
  return (
    <div className="one-page">
      <title>{t('runSheet.title')}</title>
      <div className="not-printed">
        <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      </div>
      <h1>{terms.title[language]}</h1>
      <p>
        {when.day}, {when.hours}, {terms.place.name}
      </p>
      <p className="note not-printed">{t('runSheet.lead')}</p>
      <p>
        <b>{series.terms.question[language]}</b>
      </p>
      <ol className="run-sheet">
        {terms.runSheet.map((part, i) => (
          <li key={part.id}>
            <span className="minutes">
              {time(start + (from[i] ?? 0) * 60_000, timeZone)}
              <br />
              {t('dialogue.minutes', { minutes: part.minutes })}
            </span>
            <span>
              <b>{part.title[language]}</b>
              {part.prompts.map(prompt => (
                <span className="prompt" key={prompt.id}>
                  {prompt.text[language]}
                </span>
              ))}
              {part.guidance && <span className="guidance">{part.guidance}</span>}
            </span>
          </li>
        ))}
      </ol>
      {terms.groundRules.length > 0 && (
        <p>
          <b>{t('dialogue.groundRules')}:</b> {terms.groundRules.map(rule => rule[language]).join(' · ')}
        </p>
      )}
      <p className="callout">{t('runSheet.doNotRecord')}</p>
      <p>{t('runSheet.counts')}</p>
      <p className="note">{t('runSheet.notes')}</p>
      <div className="paper-lines" aria-hidden="true" />
    </div>
  )
}
