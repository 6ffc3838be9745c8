import { dayNumber, dayOfNumber, type MeasureQuestion, ok, type Result } from '@understory/model'
import { dimensionNames } from './city-dimensions.ts'
import type { Snapshot } from './proviso.ts'
import { parseQuestion } from './query.ts'
import { condition, whole } from './sql.ts'

/** A row of the record by the key it has there, with the day that the list is ordered by. */
export interface RowKey {
  readonly day: string | null
  readonly importNo: number
  readonly line: number
  readonly part: number
}

/** Which rows: the filters of measures, and where in the list. */
export interface RowKeyQuery {
  readonly where: MeasureQuestion['where']
  readonly from: string | null
  readonly to: string | null
  /** The last row before those wanted; null for the first ones. */
  readonly after: RowKey | null
  readonly limit: number
}

const order = 'day DESC NULLS LAST, import_no, line, part'

/** Rows that come later in the list. */
function afterCondition({ day, importNo, line, part }: RowKey): string {
  const later =
    `(import_no > ${whole(importNo)} OR (import_no = ${whole(importNo)} AND (line > ${whole(line)} OR ` +
    `(line = ${whole(line)} AND part > ${whole(part)}))))`
  if (day === null) return `(day IS NULL AND ${later})`
  const on = whole(dayNumber(day))
  return `(day IS NULL OR day < ${on} OR (day = ${on} AND ${later}))`
}

/**
 * The keys of the rows that a filter lets through: newest day first, then import, line and part; rows without a day last.
 * One pass over integer columns, which can be stopped at any moment. Problem `bad-parameter`.
 */
export async function findRowKeys(
  snapshot: Snapshot,
  query: RowKeyQuery,
  { signal, onlySources }: { signal: AbortSignal | undefined; onlySources: readonly number[] | null },
): Promise<Result<RowKey[]>> {
  const { dictionary, contents, db } = snapshot
  const { where, from, to, after, limit } = query
  const names = dimensionNames(dictionary).map(name => name.split(':')[0] ?? name)
  const parsed = parseQuestion({ by: [], where, from, to }, dictionary, contents, names)
  if (!parsed.ok) return parsed
  const filters = [condition({ ...parsed.value, onlySources }), ...(after ? [afterCondition(after)] : [])]
  const rows = await db.ask(
    `SELECT day, import_no, line, part FROM incident_fact WHERE ${filters.join(' AND ')} ORDER BY ${order} LIMIT ${whole(limit)}`,
    signal,
  )
  return ok(
    rows.map(row => ({
      day: row.day === null || row.day === undefined ? null : dayOfNumber(Number(row.day)),
      importNo: Number(row.import_no),
      line: Number(row.line),
      part: Number(row.part),
    })),
  )
}
