import { policePresences, type SeriesTerms, type WorkSeries } from '@understory/model'
import { both, pairedLines, tags, type Values, valuesOfBoth, valuesOfLines } from './form-lines.ts'

export const parts = ['convener', 'facilitator', 'noteTakers', 'decisionOwner'] as const

/** The form that would write this series again; without one, what is usual. */
export function valuesOfSeries(series: WorkSeries | null): Values {
  if (series === null)
    return {
      state: 'draft',
      police: policePresences[0],
      languages: 'en, es',
      contactDays: '30',
      rawNoteDays: '365',
    }
  const { terms } = series
  return {
    slug: series.slug,
    state: series.state,
    version: String(series.version),
    ...valuesOfBoth('title', terms.title),
    ...valuesOfBoth('question', terms.question),
    ...valuesOfBoth('summary', terms.summary),
    ...valuesOfBoth('inTheRoom', terms.inTheRoom),
    ...Object.fromEntries(parts.map(part => [part, terms[part].name])),
    ...valuesOfLines('openToChange', terms.openToChange),
    ...valuesOfLines('notOpenToChange', terms.notOpenToChange),
    police: terms.police,
    languages: terms.languages.join(', '),
    answerBy: terms.answerBy ?? '',
    contactDays: String(terms.contactDays),
    rawNoteDays: String(terms.rawNoteDays),
  }
}

/** What the form asks to be written; the API says what is wrong with it. */
export function seriesOfValues(values: Values, before: WorkSeries | null) {
  const terms: Record<keyof SeriesTerms, unknown> = {
    title: both(values, 'title'),
    question: both(values, 'question'),
    summary: both(values, 'summary'),
    inTheRoom: both(values, 'inTheRoom'),
    convener: party(values, 'convener', before),
    facilitator: party(values, 'facilitator', before),
    noteTakers: party(values, 'noteTakers', before),
    decisionOwner: party(values, 'decisionOwner', before),
    openToChange: pairedLines(values, 'openToChange'),
    notOpenToChange: pairedLines(values, 'notOpenToChange'),
    police: values.police,
    languages: tags(values.languages),
    answerBy: values.answerBy ? values.answerBy : null,
    contactDays: Number(values.contactDays),
    rawNoteDays: Number(values.rawNoteDays),
  }
  return {
    id: before?.id ?? null,
    version: values.version ? Number(values.version) : null,
    slug: values.slug ?? '',
    state: values.state,
    terms,
  }
}

/** A name that was not changed keeps the organisation it stands for. */
function party(values: Values, part: (typeof parts)[number], before: WorkSeries | null) {
  const name = values[part] ?? ''
  const was = before?.terms[part]
  return { name, organisationId: was?.name === name ? was.organisationId : null }
}
