import { parseAbsolute, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date'
import type { RunSheetSegment, SessionTerms, WorkSeries, WorkSession } from '@understory/model'
import {
  both,
  bothOrNone,
  pairedLines,
  tags,
  type Values,
  valuesOfBoth,
  valuesOfLines,
} from './form-lines.ts'

/** Rows of the run-sheet that a form shows: those there are and some to fill. */
export const spareSegments = 3
const provided = ['childcare', 'food', 'transport'] as const

/** An instant as `datetime-local` shows it in the city's zone, to the minute. */
export const localTime = (instant: string, timeZone: string): string =>
  toCalendarDateTime(parseAbsolute(instant, timeZone)).toString().slice(0, 16)

/** What `datetime-local` sent, as an instant; null where it is none. */
export function instantIn(local: string | undefined, timeZone: string): string | null {
  if (!local || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null
  try {
    return toZoned(parseDateTime(local), timeZone).toAbsoluteString()
  } catch {
    return null
  }
}

export function valuesOfSession(series: WorkSeries, session: WorkSession | null, timeZone: string): Values {
  const terms = session?.terms ?? null
  return {
    slug: session?.slug ?? '',
    stage: session?.stage ?? 'explain',
    state: session?.state ?? 'planned',
    version: session ? String(session.version) : '',
    startsAt: session ? localTime(session.startsAt, timeZone) : '',
    endsAt: session ? localTime(session.endsAt, timeZone) : '',
    ...valuesOfBoth('title', terms?.title ?? null),
    'place.name': terms?.place.name ?? '',
    'place.address': terms?.place.address ?? '',
    'place.area': terms?.place.area ?? '',
    ...valuesOfBoth('place.access', terms?.place.access ?? null),
    capacity: String(terms?.capacity ?? 24),
    tables: String(terms?.tables ?? 3),
    languages: (terms?.languages ?? series.terms.languages).join(', '),
    interpreters: (terms?.interpreters ?? []).join(', '),
    police: terms?.police ?? series.terms.police,
    phone: terms?.phone ?? '',
    ...Object.assign({}, ...provided.map(name => valuesOfBoth(name, terms?.[name] ?? null))),
    ...valuesOfLines('groundRules', terms?.groundRules ?? []),
    ...Object.assign({}, ...(terms?.runSheet ?? []).map(valuesOfSegment)),
  }
}

const valuesOfSegment = (segment: RunSheetSegment, n: number): Values => ({
  [`segment.${n}.id`]: segment.id,
  [`segment.${n}.minutes`]: String(segment.minutes),
  [`segment.${n}.guidance`]: segment.guidance,
  ...valuesOfBoth(`segment.${n}.title`, segment.title),
  ...valuesOfLines(
    `segment.${n}.prompts`,
    segment.prompts.map(one => one.text),
  ),
})

export const segmentsIn = (values: Values): number =>
  Object.keys(values).reduce((most, name) => {
    const found = /^segment\.(\d+)\.title\.en$/.exec(name)
    return found && values[name] ? Math.max(most, Number(found[1]) + 1) : most
  }, 0)

export function sessionOfValues(
  values: Values,
  { series, session, timeZone }: { series: WorkSeries; session: WorkSession | null; timeZone: string },
) {
  const terms: Record<keyof SessionTerms, unknown> = {
    title: both(values, 'title'),
    place: {
      name: values['place.name'] ?? '',
      address: values['place.address'] ?? '',
      area: values['place.area'] || null,
      access: bothOrNone(values, 'place.access'),
    },
    capacity: Number(values.capacity),
    tables: Number(values.tables),
    languages: tags(values.languages),
    interpreters: tags(values.interpreters),
    childcare: bothOrNone(values, 'childcare'),
    food: bothOrNone(values, 'food'),
    transport: bothOrNone(values, 'transport'),
    police: values.police,
    phone: values.phone || null,
    groundRules: pairedLines(values, 'groundRules'),
    runSheet: Array.from({ length: segmentsIn(values) }, (_, n) => segmentOf(values, n, session)),
  }
  return {
    id: session?.id ?? null,
    version: values.version ? Number(values.version) : null,
    seriesId: series.id,
    slug: values.slug ?? '',
    stage: values.stage,
    state: values.state,
    startsAt: instantIn(values.startsAt, timeZone) ?? '',
    endsAt: instantIn(values.endsAt, timeZone) ?? '',
    terms,
  }
}

/** Ids stay what they were, since notes refer to them; new ones are made of the English words. */
function segmentOf(values: Values, n: number, session: WorkSession | null) {
  const name = `segment.${n}`
  const id = values[`${name}.id`] || `${slugOf(values[`${name}.title.en`] ?? '')}-${n + 1}`
  const was = session?.terms.runSheet.find(one => one.id === id)
  return {
    id,
    title: both(values, `${name}.title`),
    minutes: Number(values[`${name}.minutes`]),
    guidance: values[`${name}.guidance`] ?? '',
    prompts: pairedLines(values, `${name}.prompts`).map((text, i) => ({
      id: was?.prompts.find(one => one.text.en === text.en)?.id ?? `${id.slice(0, 30)}-${i + 1}`,
      text,
    })),
  }
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 30) || 'part'
