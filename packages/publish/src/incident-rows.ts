import type { RowKey, RowKeyQuery, Snapshots } from '@understory/analysis'
import { fail, type IncidentPage, ok, type PublicIncident, problem, type Result } from '@understory/model'
import { maxRowsPerStatement, type Published } from '@understory/record/published'
import { csvLine, csvLines } from './csv.ts'
import { incidentCells, incidentsDataset } from './datasets/incidents.ts'
import { publishedExactly } from './disclosure/index.ts'
import { readCursor, writeCursor } from './incident-cursor.ts'

/** A question for rows: the same filters as measures have. */
export interface IncidentFilter {
  readonly where?: RowKeyQuery['where'] | undefined
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

/** Keys of the whole table that are looked up at once. */
const keysAtOnce = 5_000

/**
 * Open rows, newest first. Which rows these are is asked of the snapshot, whatever the filter; the record is asked for the rows of the
 * page alone, by their keys and as `public_reader`, which decides anew whether each may be read.
 */
export function makeIncidentRows(snapshots: Snapshots, published: Published) {
  const keys = (
    city: string,
    filter: IncidentFilter,
    place: Pick<RowKeyQuery, 'after' | 'limit'>,
    signal: AbortSignal | undefined,
  ): Promise<Result<RowKey[]>> =>
    snapshots.rowKeys(
      city,
      { where: filter.where ?? {}, from: filter.from ?? null, to: filter.to ?? null, ...place },
      { provenances: publishedExactly, signal },
    )

  /** A page can be short and still have a next one: a row may have been replaced since the snapshot was made. */
  async function page(
    city: string,
    filter: IncidentFilter,
    { limit, cursor }: { limit: number; cursor: string | null },
    signal: AbortSignal | undefined,
  ): Promise<Result<IncidentPage>> {
    const after = cursor === null ? null : readCursor(cursor)
    if (cursor !== null && !after)
      return fail(
        problem('bad-parameter', 'The cursor is not one that a page gave out.', {
          where: 'cursor',
          expected: 'the value of next of the page before',
        }),
      )
    const found = await keys(city, filter, { after, limit: limit + 1 }, signal)
    if (!found.ok) return found
    const wanted = found.value.slice(0, limit)
    const rows = await published.incidents(city, wanted, signal)
    if (!rows.ok) return rows
    const last = wanted.at(-1)
    return ok({ rows: rows.value, next: found.value.length > limit && last ? writeCursor(last) : null })
  }

  /** The rows of the whole table in small pieces, so that a long table needs no more memory than a short one. */
  async function* pieces(
    city: string,
    filter: IncidentFilter,
    first: readonly RowKey[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PublicIncident[]> {
    let found = first
    for (;;) {
      for (let from = 0; from < found.length; from += maxRowsPerStatement)
        yield orThrow(await published.incidents(city, found.slice(from, from + maxRowsPerStatement), signal))
      if (found.length < keysAtOnce) return
      const place = { after: found.at(-1) ?? null, limit: keysAtOnce }
      found = orThrow(await keys(city, filter, place, signal))
    }
  }

  async function csv(
    city: string,
    filter: IncidentFilter,
    boundaries: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Result<AsyncIterable<string>>> {
    const first = await keys(city, filter, { after: null, limit: keysAtOnce }, signal)
    if (!first.ok) return first
    return ok(tableText(boundaries, pieces(city, filter, first.value, signal)))
  }

  return { page, csv }
}

/** The header is sent already: a table that ends early must not look complete. */
function orThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}

async function* tableText(
  boundaries: readonly string[],
  pieces: AsyncIterable<readonly PublicIncident[]>,
): AsyncGenerator<string> {
  yield csvLine([
    ...incidentsDataset.columns.map(c => c.name),
    ...boundaries.map(name => name.replaceAll(/[:-]/g, '_')),
  ])
  for await (const rows of pieces)
    if (rows.length > 0) yield csvLines(rows.map(row => incidentCells(row, boundaries)))
}
