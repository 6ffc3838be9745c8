import { unite } from '../day-set.ts'
import { doublesIn } from '../question/doubles.ts'
import type { Snapshot } from '../question/proviso.ts'
import { notDoubled } from '../question/sql.ts'
import { type Facet, facetsOf } from './facets.ts'
import { type Pack, type PackedColumn, packsOf, spanOfPack } from './tally.ts'

/** The rows of a snapshot as packed columns in shared memory. Usually six bytes a row. */
export interface FacetArrays {
  readonly rows: number
  readonly facets: readonly Facet[]
  readonly columns: readonly PackedColumn[]
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
  const room = Number(count?.rows ?? 0)
  const packs = packsOf(facets.map(f => f.size))
  const columns = packs.map(pack => emptyColumn(pack, room))
  let rows = 0
  await db.scan(
    `SELECT ${packs.map((pack, i) => `${packSql(pack, facets)} AS c${i}`).join(', ')} FROM incident_fact WHERE ${where}`,
    (chunk, n) => {
      // A change that lands between counting and reading may add rows: they come with the next snapshot.
      const take = Math.min(n, room - rows)
      for (const [i, column] of columns.entries()) copy(chunk[i] ?? [], column, rows, take)
      rows += take
    },
  )
  return { rows, facets, columns }
}

const fitsIn16 = (pack: Pack): boolean => spanOfPack(pack) <= 65_536

const emptyColumn = (pack: Pack, rows: number): PackedColumn =>
  fitsIn16(pack)
    ? new Uint16Array(new SharedArrayBuffer(rows * 2))
    : new Uint32Array(new SharedArrayBuffer(rows * 4))

const packSql = (pack: Pack, facets: readonly Facet[]): string =>
  `CAST(${pack.map(d => `CAST(${facets[d.facet]?.sql ?? 0} AS INTEGER) * ${d.step}`).join(' + ')} AS ${fitsIn16(pack) ? 'USMALLINT' : 'INTEGER'})`

function copy(from: ArrayLike<number>, to: PackedColumn, at: number, n: number): void {
  for (let i = 0; i < n; i++) to[at + i] = from[i] ?? 0
}
