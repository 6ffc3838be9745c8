import { unite } from '../day-set.ts'
import { doublesIn } from '../question/doubles.ts'
import type { Snapshot } from '../question/proviso.ts'
import { notDoubled } from '../question/sql.ts'
import { type Facet, facetsOf } from './facets.ts'
import type { FacetColumns } from './tally.ts'

/** The rows of a snapshot as eight columns of codes in shared memory. About 11 bytes a row. */
export interface FacetArrays {
  readonly rows: number
  readonly facets: readonly Facet[]
  readonly columns: FacetColumns
}

/** Loads the columns from the snapshot, each row once: what two sources both report is taken from one of them. */
export async function loadArrays(
  snapshot: Snapshot,
  onlySources: readonly number[] | null,
): Promise<FacetArrays> {
  const { db, contents } = snapshot
  const sources = onlySources === null ? '1 = 1' : `source_no IN (${[...onlySources, -1].join(', ')})`
  const where = [sources, ...doublesIn(contents, false, onlySources).map(notDoubled)].join(' AND ')
  const months = await db.ask(
    `SELECT DISTINCT month_no AS m FROM incident_fact WHERE ${where} AND month_no IS NOT NULL ORDER BY 1`,
  )
  const covered = unite(
    ...[...contents.covered].filter(([no]) => !onlySources || onlySources.includes(no)).map(([, set]) => set),
  )
  const facets = facetsOf(
    snapshot,
    months.map(row => Number(row.m)),
    covered,
  )
  const [count] = await db.ask(`SELECT count(*) AS rows FROM incident_fact WHERE ${where}`)
  const columns = emptyColumns(Number(count?.rows ?? 0))
  const targets = facets.map(f => columns[f.name])
  let rows = 0
  await db.scan(
    `SELECT ${facets.map(f => `${f.sql} AS ${f.name}`).join(', ')} FROM incident_fact WHERE ${where}`,
    (chunk, n) => {
      for (const [i, target] of targets.entries()) target.set(firstOf(chunk[i] ?? [], n), rows)
      rows += n
    },
  )
  return { rows, facets, columns }
}

const firstOf = (values: ArrayLike<number>, n: number): ArrayLike<number> =>
  values instanceof Uint8Array || values instanceof Uint16Array
    ? values.subarray(0, n)
    : Array.from(values).slice(0, n)

function emptyColumns(rows: number): FacetColumns {
  const narrow = () => new Uint8Array(new SharedArrayBuffer(rows))
  const wide = () => new Uint16Array(new SharedArrayBuffer(rows * 2))
  return {
    kind: narrow(),
    month: wide(),
    weekday: narrow(),
    hour: narrow(),
    weapon: narrow(),
    district: wide(),
    neighborhood: wide(),
    clearance: narrow(),
  }
}
