import type { PublicPoint, SessionTerms } from '@understory/model'
import { apiPath } from '../../api/ask.ts'
import { type Language, useWords } from '../../strings/words.tsx'

/** A question that was asked, with what was said to it. */
interface Answers {
  readonly key: string
  readonly asked: string | null
  readonly points: readonly PublicPoint[]
}

/** Points in the order of the run-sheet; those that no part of it asked for come last. */
function byPrompt(points: readonly PublicPoint[], terms: SessionTerms, language: Language): Answers[] {
  const asked = terms.runSheet.flatMap(part => [
    ...part.prompts.map(one => ({ segment: part.id, prompt: one.id, text: one.text[language] })),
    { segment: part.id, prompt: null, text: part.title[language] },
  ])
  const keyOf = (one: { segment: string; prompt: string | null }) => `${one.segment}/${one.prompt ?? ''}`
  const known = new Set(asked.map(keyOf))
  return [
    ...asked.map(one => ({
      key: keyOf(one),
      asked: one.text,
      points: points.filter(point => keyOf(point) === keyOf(one)),
    })),
    { key: '', asked: null, points: points.filter(point => !known.has(keyOf(point))) },
  ].filter(one => one.points.length > 0)
}

/** What was released of what people said in one session. */
export function Said(props: { series: string; points: readonly PublicPoint[]; terms: SessionTerms }) {
  const { series, points, terms } = props
  const { t, path, language } = useWords()
  if (points.length === 0) return null
  return (
    <section id="said">
      <h2>{t('said.heading', { count: points.length })}</h2>
      <p className="note">{t('said.lead')}</p>
      {byPrompt(points, terms, language).map(one => (
        <div key={one.key}>
          <h3>{one.asked ?? t('said.other')}</h3>
          {one.points.map(point => (
            <Point key={point.id} point={point} />
          ))}
        </div>
      ))}
      <p className="links not-printed">
        <a href={path(`/dialogue/${series}/findings`)}>{t('findings.link')}</a>
        <a href={`${apiPath(`dialogue/${series}/points`)}?format=csv`}>{t('said.download')}</a>
        <a href={path(`/dialogue/${series}/take-part/quote`)}>{t('quote.link')}</a>
      </p>
    </section>
  )
}

function Point({ point }: { point: PublicPoint }) {
  const { t } = useWords()
  if (point.quoted)
    return (
      <figure className="said">
        <blockquote lang={point.language}>
          <p>{point.text}</p>
        </blockquote>
        <figcaption className="note">
          {t('said.voice', { name: point.pseudonym ?? '' })}
          {point.dissent && ` · ${t('room.dissentShort')}`}
        </figcaption>
      </figure>
    )
  return (
    <div className="said">
      <p lang={point.language}>{point.text}</p>
      {point.dissent && <p className="note">{t('room.dissentShort')}</p>}
    </div>
  )
}
