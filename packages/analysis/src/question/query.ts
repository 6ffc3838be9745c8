import {
  dayNumber,
  fail,
  isDay,
  type MeasureQuestion,
  ok,
  type Problem,
  problem,
  type Result,
} from '@understory/model'
import { type DaySet, daySet, intersect } from '../day-set.ts'
import type { Dictionary } from '../dictionary.ts'
import type { Contents } from '../snapshot/contents.ts'
import { findDimension } from './city-dimensions.ts'
import { type Dimension, missingCode } from './dimension.ts'

/** Selected codes of one dimension; `missing` also takes rows where it is not known. */
export interface Selection {
  readonly dimension: Dimension
  readonly codes: readonly number[]
  readonly missing: boolean
}

/** A question after every word of it was looked up: only integers are left. */
export interface Query {
  readonly by: readonly Dimension[]
  /** Everything but time. */
  readonly selections: readonly Selection[]
  /** Days asked for; null when time is not restricted. */
  readonly days: DaySet | null
  /** Rows without a date count too. */
  readonly undated: boolean
  /** Sources that may be counted at all; null is all of them. */
  readonly onlySources: readonly number[] | null
  /** Rows left out because another source reports the same kind for the same days. */
  readonly doubles: readonly Double[]
}

/** Days on which a kind is counted from another source than this one. */
export interface Double {
  readonly sourceNo: number
  readonly kind: number
  readonly days: DaySet
}

/** What an open end of a period stands for. */
export const firstDayOfAll: number = dayNumber('1000-01-01')
export const lastDayOfAll: number = dayNumber('2999-12-31')

const bad = (where: string, detail: string, expected: string): Result<never> =>
  fail(problem('bad-parameter', detail, { where, expected }))

/** Checks a question against the dictionaries. Problem `bad-parameter` names the parameter, the value and what is valid. */
export function parseQuestion(
  question: MeasureQuestion,
  dictionary: Dictionary,
  contents: Contents,
  allowed: readonly string[],
): Result<Query> {
  const by = parseBy(question.by, dictionary, contents, allowed)
  if (!by.ok) return by
  const period = parsePeriod(question.from, question.to)
  if (!period.ok) return period
  const selections: Selection[] = []
  let days = period.value
  let undated = days === null
  for (const [name, codes] of Object.entries(question.where)) {
    const selection = parseSelection(name, codes, dictionary, contents, allowed)
    if (!selection.ok) return selection
    const { dimension } = selection.value
    if (!dimension.calendar) selections.push(selection.value)
    else {
      const chosen = daysOf(selection.value, dimension.calendar)
      days = days === null ? chosen : intersect(days, chosen)
      undated &&= selection.value.missing
    }
  }
  return ok({ by: by.value, selections, days, undated, onlySources: null, doubles: [] })
}

const daysOf = (selection: Selection, calendar: NonNullable<Dimension['calendar']>): DaySet =>
  daySet(selection.codes.map(n => calendar.days(n)))

function parseBy(
  names: readonly string[],
  dictionary: Dictionary,
  contents: Contents,
  allowed: readonly string[],
): Result<Dimension[]> {
  if (names.length > 3) return bad('by', `${names.length} dimensions were given.`, 'at most three')
  const by: Dimension[] = []
  for (const name of names) {
    const found = findDimension(dictionary, contents, name, 'by')
    if (!found.ok) return found
    const notAllowed = checkAllowed(name, allowed, 'by')
    if (notAllowed) return fail(notAllowed)
    if (by.some(d => d.column === found.value.column))
      return bad('by', `“${name}” is given twice.`, 'each dimension once')
    if (found.value.calendar && by.some(d => d.calendar))
      return bad('by', `“${name}” cannot be crossed with another period.`, 'one of year, month, week, day')
    by.push(found.value)
  }
  return ok(by)
}

function checkAllowed(name: string, allowed: readonly string[], where: string): Problem | null {
  if (allowed.includes(name.split(':')[0] ?? name)) return null
  return problem('bad-parameter', `This measure cannot be asked by “${name}”.`, {
    where,
    expected: allowed.join(', '),
  })
}

function parsePeriod(from: string | null, to: string | null): Result<DaySet | null> {
  for (const [name, value] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (value !== null && !(isDay(value) && value >= '1000' && value < '3000'))
      return bad(name, `“${value.slice(0, 80)}” is not a day.`, 'a day such as 2019-03-04')
  if (from === null && to === null) return ok(null)
  if (from !== null && to !== null && from > to)
    return bad('to', `The period ends (${to}) before it begins (${from}).`, `a day from ${from} on`)
  return ok([[from ? dayNumber(from) : firstDayOfAll, to ? dayNumber(to) : lastDayOfAll]])
}

function parseSelection(
  name: string,
  codes: readonly string[],
  dictionary: Dictionary,
  contents: Contents,
  allowed: readonly string[],
): Result<Selection> {
  const parameter = `where.${name}`
  const found = findDimension(dictionary, contents, name, parameter)
  if (!found.ok) return found
  const notAllowed = checkAllowed(name, allowed, parameter)
  if (notAllowed) return fail(notAllowed)
  const numbers = new Set<number>()
  let missing = false
  for (const code of codes) {
    const n = found.value.parse(code)
    if (n !== null) numbers.add(n)
    else if (code === missingCode && found.value.missing !== 'never') missing = true
    else return bad(parameter, `“${code.slice(0, 80)}” is not a ${name}.`, found.value.expected)
  }
  return ok({ dimension: found.value, codes: [...numbers].sort((a, b) => a - b), missing })
}
