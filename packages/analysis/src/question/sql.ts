import type { DaySet } from '../day-set.ts'
import type { Double, Query, Selection } from './query.ts'

/** Days are bounded so that they fit the snapshot's integers. */
const daysCondition = (days: DaySet): string =>
  days.length === 0
    ? '1 = 0'
    : days.map(([from, to]) => `day BETWEEN ${whole(from)} AND ${whole(to)}`).join(' OR ')

export const whole = (n: number): string => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not an integer: ${n}`)
  return String(n)
}

export function selectionCondition({ dimension, codes, missing }: Selection): string {
  const all = missing && dimension.missing === 'zero' ? [...codes, 0] : codes
  const parts = all.length > 0 ? [`${dimension.column} IN (${all.map(whole).join(', ')})`] : []
  if (missing && dimension.missing === 'null') parts.push(`${dimension.column} IS NULL`)
  return parts.length > 0 ? `(${parts.join(' OR ')})` : '1 = 0'
}

/** The time part of a query. */
export function timeCondition({ days, undated }: Query): string {
  if (days === null) return undated ? '1 = 1' : 'day IS NOT NULL'
  return `(${daysCondition(days)}${undated ? ' OR day IS NULL' : ''})`
}

/** Everything but time. */
export function placeAndThingCondition(query: Query, except: string | null = null): string {
  const parts = query.selections.filter(s => s.dimension.column !== except).map(selectionCondition)
  if (query.onlySources)
    parts.push(
      query.onlySources.length ? `source_no IN (${query.onlySources.map(whole).join(', ')})` : '1 = 0',
    )
  parts.push(...query.doubles.map(notDoubled))
  return parts.length > 0 ? parts.join(' AND ') : '1 = 1'
}

export const notDoubled = ({ sourceNo, kind, days }: Double): string =>
  `(day IS NULL OR NOT (source_no = ${whole(sourceNo)} AND kind = ${whole(kind)} AND (${daysCondition(days)})))`

export const condition = (query: Query): string =>
  `${placeAndThingCondition(query)} AND ${timeCondition(query)}`

/**
 * One SQL text for DuckDB and PostgreSQL: groups `g0`, `g1`, … and the measure's own columns. `from` names the fact
 * table or view.
 */
export function groupedSql(
  query: Query,
  columns: Readonly<Record<string, string>>,
  from = 'incident_fact',
): string {
  const groups = query.by.map((d, i) => `${d.column} AS g${i}`)
  const counted = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`)
  const grouping = groups.length > 0 ? ` GROUP BY ${groups.map((_, i) => i + 1).join(', ')}` : ''
  return `SELECT ${[...groups, ...counted].join(', ')} FROM ${from} WHERE ${condition(query)}${grouping}`
}
