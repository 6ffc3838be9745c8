import type { DaySet } from '../day-set.ts'
import { intersect, spanOf } from '../day-set.ts'
import type { SqlRow } from '../snapshot/database.ts'
import type { Coverage } from './coverage.ts'
import { firstDayOfAll, lastDayOfAll, type Query } from './query.ts'

/** One group of the answer: a code per dimension, null where it is not known. */
export interface Cell {
  readonly codes: readonly (number | null)[]
  readonly count: number
  /** The whole of a share, where the SQL counts it. */
  readonly base: number | null
}

export const maxGroups = 50_000

export const keyOf = (codes: readonly (number | null)[]): string => codes.join(' ')

export function cellsOf(query: Query, rows: readonly SqlRow[]): Cell[] {
  return rows.map(row => ({
    codes: query.by.map((d, i) => {
      const raw = row[`g${i}`]
      const code = raw === null || raw === undefined ? null : Number(raw)
      return code === 0 && d.missing === 'zero' ? null : code
    }),
    count: Number(row.count ?? 0),
    base: row.base === undefined ? null : Number(row.base ?? 0),
  }))
}

/**
 * Adds the groups in which nothing was counted: every period inside the days asked for or covered, every area of a
 * place dimension, every kind that a source reports. Null when that would be too many groups for one answer.
 */
export function withEmptyGroups(query: Query, cells: readonly Cell[], coverage: Coverage): Cell[] | null {
  const domains = query.by.map((_, i) => domainOf(query, i, cells, coverage))
  const size = domains.reduce((product, d) => product * d.length, 1)
  if (size > maxGroups || cells.length > maxGroups) return null
  const all = new Map(cells.map(cell => [keyOf(cell.codes), cell]))
  for (const codes of crossed(domains)) {
    const key = keyOf(codes)
    if (!all.has(key)) all.set(key, { codes, count: 0, base: cells[0]?.base == null ? null : 0 })
  }
  return [...all.values()].sort((a, b) => compare(a.codes, b.codes))
}

function domainOf(query: Query, i: number, cells: readonly Cell[], coverage: Coverage): readonly number[] {
  const dimension = query.by[i]
  if (!dimension) return []
  const selected = query.selections.find(s => s.dimension.column === dimension.column)?.codes
  if (selected) return selected
  if (dimension.calendar)
    return periodsIn(dimension.calendar, query.days ?? coverage.daysFor(null, null), coverage)
  if (dimension.column === 'kind') return coverage.kinds
  if (dimension.domain) return dimension.domain
  return [...new Set(cells.flatMap(c => c.codes[i] ?? []))]
}

/** Periods that touch the days. An open end is closed by what is covered, so that the year 2999 is not listed. */
function periodsIn(
  calendar: { days(n: number): readonly [number, number]; of(day: number): number },
  days: DaySet,
  coverage: Coverage,
): number[] {
  const hull = spanOf(coverage.daysFor(null, null))
  const closed = hull ? days.flatMap(interval => closeEnds(interval, hull)) : []
  const periods = new Set<number>()
  for (const [from, to] of closed) {
    for (let n = calendar.of(from); n <= calendar.of(to) && periods.size <= maxGroups; n++) periods.add(n)
  }
  return [...periods]
}

function closeEnds(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
): [number, number][] {
  const closed: [number, number] = [from === firstDayOfAll ? first : from, to === lastDayOfAll ? last : to]
  return closed[0] <= closed[1] ? [closed] : []
}

function crossed(domains: readonly (readonly number[])[]): number[][] {
  return domains.reduce<number[][]>(
    (rows, domain) => rows.flatMap(row => domain.map(code => [...row, code])),
    [[]],
  )
}

function compare(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? Infinity, b[i] ?? Infinity]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** Days of a cell: those asked for, within its own period. Null where time is not restricted. */
export function daysOfCell(query: Query, cell: Cell): DaySet | null {
  const i = query.by.findIndex(d => d.calendar)
  const calendar = query.by[i]?.calendar
  const code = cell.codes[i] ?? null
  if (!calendar || code === null) return query.days
  const period: DaySet = [calendar.days(code)]
  return query.days === null ? period : intersect(period, query.days)
}
