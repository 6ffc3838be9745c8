import {
  dayOfNumber,
  fail,
  localDay,
  type MeasureAnswer,
  type MeasureQuestion,
  type MeasureRow,
  ok,
  problem,
  type Result,
  weapons,
} from '@understory/model'
import { countDays, type DaySet, intersect, yearsOf } from '../day-set.ts'
import type { Counted, Measure } from '../measures/measure.ts'
import type { SqlRow } from '../snapshot/database.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { missingCode, missingLabel } from './dimension.ts'
import { doublesIn } from './doubles.ts'
import { type Cell, cellsOf, daysOfCell, keyOf, maxGroups, withEmptyGroups } from './groups.ts'
import { notesOf } from './notes.ts'
import { residentsOf } from './population.ts'
import { coverageSql, placeSlotsOf, provisoOf, type Snapshot } from './proviso.ts'
import { firstDayOfAll, lastDayOfAll, parseQuestion, type Query } from './query.ts'
import { codeBefore, firstAndLast, isInside, windowBefore, windowNow } from './window.ts'

export interface AskOptions {
  readonly signal?: AbortSignal | undefined
  readonly now: Date
  /** Sources that the asker may count; null is all. */
  readonly onlySources: readonly number[] | null
}

/** Puts a question to a measure and answers with everything that must travel with the number. */
export async function answerMeasure(
  snapshot: Snapshot,
  measure: Measure,
  asked: MeasureQuestion,
  options: AskOptions,
): Promise<Result<MeasureAnswer>> {
  const { dictionary, contents, db } = snapshot
  const question = withWeapon(measure, asked)
  const parsed = parseQuestion(question, dictionary, contents, measure.dimensions)
  if (!parsed.ok) return parsed
  const plan = planOf(measure, restrict(parsed.value, snapshot, measure, options), snapshot)
  const [rows, before, counted] = await Promise.all([
    db.ask(measure.sql(plan.sqlQuery), options.signal),
    plan.before ? db.ask(measure.sql(plan.before), options.signal) : Promise.resolve([]),
    db.ask(coverageSql(plan.query, placeSlotsOf(dictionary)), options.signal),
  ])
  const cells = withEmptyGroups(
    plan.query,
    wholes(measure, plan.query, cellsOf(plan.query, rows)),
    plan.coverage,
  )
  if (!cells) return tooMany(question.by)
  const beforeCounts = new Map(cellsOf(plan.query, before).map(c => [keyOf(c.codes), c.count]))
  const summary = counted[0] ?? {}
  return ok({
    measure: measure.name,
    title: measure.title,
    question: measure.question,
    unit: measure.unit,
    population: measure.population,
    method: measure.method,
    city: dictionary.city,
    by: question.by,
    where: question.where,
    period: periodOf(plan.query, summary),
    rows: cells.map(cell => rowOf(measure, plan, cell, beforeCounts, snapshot)),
    proviso: provisoOf(snapshot, plan.query, summary, localDay(options.now, dictionary.city.timeZone)),
    notes: notesOf(snapshot, plan.query, measure, plan.coverage),
  })
}

export interface Plan {
  readonly query: Query
  /** What the SQL asks: for shares of a whole without the filter on its parts. */
  readonly sqlQuery: Query
  readonly before: Query | null
  readonly coverage: Coverage
}

export function restrict(query: Query, snapshot: Snapshot, measure: Measure, options: AskOptions): Query {
  const names = [...query.by, ...query.selections.map(s => s.dimension)]
  const bySource = names.some(d => d.column === 'source_no')
  const doubles = bySource
    ? []
    : doublesIn(snapshot.contents, measure.needs.clearance === true, options.onlySources)
  return {
    ...query,
    doubles,
    onlySources: measure.needs.clearance ? stating(snapshot, options) : options.onlySources,
  }
}

/** Of the sources that may be counted, those that say how cases were closed. */
const stating = ({ contents }: Snapshot, { onlySources }: AskOptions): number[] => {
  const nos = contents.sourceKinds.filter(k => k.withClearance > 0).map(k => k.sourceNo)
  return [...new Set(nos)].filter(no => !onlySources || onlySources.includes(no))
}

export function planOf(measure: Measure, query: Query, snapshot: Snapshot): Plan {
  const coverage = coverageOf(query, snapshot.contents)
  if (measure.needs.yearBefore) {
    const now: Query = { ...query, days: windowNow(query, coverage.daysFor(null, null)), undated: false }
    return {
      query: now,
      sqlQuery: now,
      before: { ...now, days: windowBefore(now, now.days ?? []) },
      coverage,
    }
  }
  const whole = measure.needs.wholeOver
  const sqlQuery = whole
    ? { ...query, selections: query.selections.filter(s => s.dimension.column !== whole) }
    : query
  return { query, sqlQuery, before: null, coverage }
}

function withWeapon(measure: Measure, question: MeasureQuestion): MeasureQuestion {
  const whole = measure.needs.wholeOver
  if (!whole || question.by.includes(whole)) return question
  return { ...question, by: [...question.by, whole] }
}

const weaponUnknown = [weapons.indexOf('none-recorded'), weapons.indexOf('unknown')]

/** For shares of a whole: the sum over the known weapons of a group is the base; only weapons asked for stay. */
function wholes(measure: Measure, query: Query, cells: readonly Cell[]): readonly Cell[] {
  const i = query.by.findIndex(d => d.column === measure.needs.wholeOver)
  if (i < 0) return cells
  const known = cells.filter(c => !weaponUnknown.includes(c.codes[i] ?? 0))
  const groupOf = (c: Cell) => keyOf(c.codes.toSpliced(i, 1))
  const sums = new Map<string, number>()
  for (const cell of known) sums.set(groupOf(cell), (sums.get(groupOf(cell)) ?? 0) + cell.count)
  const chosen = query.selections.find(s => s.dimension.column === measure.needs.wholeOver)?.codes
  return known
    .filter(c => !chosen || chosen.includes(c.codes[i] ?? -1))
    .map(c => ({ ...c, base: sums.get(groupOf(c)) ?? 0 }))
}

function rowOf(
  measure: Measure,
  plan: Plan,
  cell: Cell,
  before: ReadonlyMap<string, number>,
  snapshot: Snapshot,
): MeasureRow {
  const { query } = plan
  const by = Object.fromEntries(query.by.map((d, i) => [d.name, codeAndLabel(d, cell.codes[i] ?? null)]))
  const { covered, days, known, hasDate, missing } = knownDays(plan, cell)
  if (missing)
    return { by, value: null, low: null, high: null, count: cell.count, base: null, notEstimable: notCovered }
  const residents = measure.needs.personYears ? residentsOf(cell, query, known, snapshot.dictionary) : null
  const counted: Counted = {
    count: cell.count,
    base: cell.base,
    before: measure.needs.yearBefore ? countBefore(query, cell, days ?? [], covered, before) : null,
    personYears: residents?.count != null && hasDate ? residents.count * yearsOf(known) : null,
    noPersonYears: residents?.count === null ? residents.why : 'A rate needs a known period.',
  }
  return { by, ...measure.estimate(counted) }
}

/** The days of a cell, those of them that a source covers, and whether there are none: then it is missing and not zero. */
export function knownDays(plan: Plan, cell: Cell) {
  const covered = coveredDays(plan, cell)
  const days = daysOfCell(plan.query, cell)
  const known = days === null ? covered : intersect(days, covered)
  const hasDate = plan.query.by.every((d, i) => !d.calendar || cell.codes[i] != null)
  const missing = hasDate && countDays(known) === 0 && !(days === null && cell.count > 0)
  return { covered, days, known, hasDate, missing }
}

const notCovered = 'No source covers this: missing, not zero.'

const codeAndLabel = (d: Query['by'][number], code: number | null) =>
  code === null
    ? { code: missingCode, label: missingLabel }
    : { code: d.codeOf(code), label: d.labelOf(code) }

function coveredDays(plan: Plan, cell: Cell): DaySet {
  const codeFor = (column: string) => {
    const i = plan.query.by.findIndex(d => d.column === column)
    return i < 0 ? null : (cell.codes[i] ?? null)
  }
  return plan.coverage.daysFor(codeFor('kind'), codeFor('source_no'))
}

function countBefore(
  query: Query,
  cell: Cell,
  days: DaySet,
  covered: DaySet,
  before: ReadonlyMap<string, number>,
): number | null {
  if (!isInside(windowBefore(query, days), covered)) return null
  const codes = query.by.map((d, i) => {
    const code = cell.codes[i] ?? null
    return code === null || !d.calendar ? code : codeBefore(d, code)
  })
  if (codes.some((code, i) => code === null && cell.codes[i] !== null)) return null
  return before.get(keyOf(codes)) ?? 0
}

function periodOf(query: Query, summary: SqlRow): MeasureAnswer['period'] {
  const asked = firstAndLast(query.days)
  const day = (bound: number | undefined, open: number, seen: SqlRow[string] | undefined) => {
    if (bound !== undefined && bound !== open) return dayOfNumber(bound)
    return seen === null || seen === undefined ? null : dayOfNumber(Number(seen))
  }
  return {
    from: day(asked?.[0], firstDayOfAll, summary.first_day),
    to: day(asked?.[1], lastDayOfAll, summary.last_day),
  }
}

const tooMany = (by: readonly string[]): Result<never> =>
  fail(
    problem('bad-parameter', `By ${by.join(' and ')} there are more than ${maxGroups} groups.`, {
      where: 'by',
      expected: 'fewer dimensions, a shorter period, or longer periods such as month',
    }),
  )
