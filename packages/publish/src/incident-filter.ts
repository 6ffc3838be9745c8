import {
  clearances,
  dayNumber,
  dayOfNumber,
  fail,
  incidentKinds,
  isDay,
  ok,
  type PublicIncident,
  placeDimensionPattern,
  plainDimensions,
  problem,
  type Result,
  settings,
  weapons,
} from '@understory/model'
import type { IncidentQuery } from '@understory/record/published'

/** A question for rows: the same filters as measures have. */
export interface IncidentFilter {
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

export interface IncidentPlan {
  /** What the record filters. */
  readonly query: IncidentQuery
  /** What is left to look at row by row; null when nothing is. */
  readonly keep: ((row: PublicIncident) => boolean) | null
}

type Test = (row: PublicIncident) => boolean

const bad = (where: string, value: string, expected: string): Result<never> =>
  fail(problem('bad-parameter', `“${value.slice(0, 80)}” is not valid.`, { where, expected }))

const vocabularies: Readonly<Record<string, readonly string[]>> = {
  kind: incidentKinds,
  weapon: weapons,
  clearance: clearances,
  setting: settings,
}

const monday = (day: string): string => dayOfNumber(dayNumber(day) - ((((dayNumber(day) + 3) % 7) + 7) % 7))
const weekday = (day: string): string => String(((((dayNumber(day) + 3) % 7) + 7) % 7) + 1)

/** How a row shows a calendar or clock code; empty for not known. */
const shown: Readonly<Record<string, { of(row: PublicIncident): string; valid: RegExp; expected: string }>> =
  {
    year: {
      of: r => r.occurredOn?.slice(0, 4) ?? '',
      valid: /^([12]\d{3})?$/,
      expected: 'a year such as 2019',
    },
    month: {
      of: r => r.occurredOn?.slice(0, 7) ?? '',
      valid: /^([12]\d{3}-(0[1-9]|1[0-2]))?$/,
      expected: 'a month such as 2019-03',
    },
    week: {
      of: r => (r.occurredOn ? monday(r.occurredOn) : ''),
      valid: /^(\d{4}-\d{2}-\d{2})?$/,
      expected: 'the Monday of a week, such as 2019-03-04',
    },
    day: {
      of: r => r.occurredOn ?? '',
      valid: /^(\d{4}-\d{2}-\d{2})?$/,
      expected: 'a day such as 2019-03-04',
    },
    weekday: {
      of: r => (r.occurredOn ? weekday(r.occurredOn) : ''),
      valid: /^[1-7]?$/,
      expected: '1 (Monday) to 7 (Sunday)',
    },
    hour: {
      of: r => (r.hour === null ? '' : String(r.hour)),
      valid: /^(\d|1\d|2[0-3])?$/,
      expected: '0 to 23',
    },
    clearance: { of: r => r.clearance, valid: /^/, expected: clearances.join(', ') },
    setting: { of: r => r.setting, valid: /^/, expected: settings.join(', ') },
  }

/**
 * Divides a filter into what the record can look up and what is looked at row by row. `boundaryOf` names the version
 * meant by a bare `district`. Problem `bad-parameter` names the parameter, the value and what would be valid.
 */
export function planIncidents(
  filter: IncidentFilter,
  boundaryOf: (name: string) => string | null,
): Result<IncidentPlan> {
  for (const [name, value] of [
    ['from', filter.from ?? null],
    ['to', filter.to ?? null],
  ] as const)
    if (value !== null && !isDay(value)) return bad(name, value, 'a day such as 2019-03-04')
  const lookups: { kinds?: readonly string[]; weapons?: readonly string[]; sources?: readonly string[] } = {}
  const places: Record<string, readonly string[]> = {}
  const tests: Test[] = []
  for (const [name, codes] of Object.entries(filter.where ?? {})) {
    const parameter = `where.${name}`
    const vocabulary = Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined
    const unknown = vocabulary && codes.find(code => !vocabulary.includes(code))
    if (vocabulary && unknown !== undefined) return bad(parameter, unknown, vocabulary.join(', '))
    const look = Object.hasOwn(shown, name) ? shown[name] : undefined
    const boundary = placeDimensionPattern.test(name) ? boundaryOf(name) : null
    if (name === 'kind') lookups.kinds = codes
    else if (name === 'weapon') lookups.weapons = codes
    else if (name === 'source') lookups.sources = codes
    else if (look) {
      const wrong = codes.find(code => !look.valid.test(code))
      if (wrong !== undefined) return bad(parameter, wrong, look.expected)
      tests.push(row => codes.includes(look.of(row)))
    } else if (boundary && codes.includes('')) tests.push(row => codes.includes(row.places[boundary] ?? ''))
    else if (boundary) places[boundary] = codes
    else return bad('where', name, [...plainDimensions, 'district', 'neighborhood', 'csa'].join(', '))
  }
  const query: IncidentQuery = { ...lookups, ...periodOf(filter), places }
  return ok({ query, keep: tests.length > 0 ? row => tests.every(test => test(row)) : null })
}

/** The period asked for, narrowed to the years and months named, so that few rows are looked at for nothing. */
function periodOf({ from, to, where }: IncidentFilter): { from: string | null; to: string | null } {
  const spans = [...(where?.year ?? []).map(y => [`${y}-01-01`, `${y}-12-31`]), ...monthSpans(where?.month)]
  const starts = spans.map(([start = '']) => start).sort()
  const ends = spans.map(([, end = '']) => end).sort()
  const knownOnly = spans.length > 0 && !starts.some(s => s.startsWith('-'))
  const both = (where?.year ? 1 : 0) + (where?.month ? 1 : 0)
  if (!knownOnly || both !== 1) return { from: from ?? null, to: to ?? null }
  const [first = null, last = null] = [starts[0], ends.at(-1)]
  return {
    from: from && first && from > first ? from : first,
    to: to && last && to < last ? to : last,
  }
}

const monthSpans = (months: readonly string[] | undefined): string[][] =>
  (months ?? []).map(m => (m === '' ? ['-', '-'] : [`${m}-01`, lastDayOf(m)]))

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return dayOfNumber(
    dayNumber(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`) - 1,
  )
}
