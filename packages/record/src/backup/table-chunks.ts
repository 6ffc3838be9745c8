import { tableAbout } from '../city/row-kind.ts'
import type { Session } from '../engine/engine.ts'
import { schemaOf } from '../engine/unit-of-work.ts'
import { type BackedUpTable, cityTables, registryTables } from './tables.ts'

/** One COPY of a backup: a table or a part of it. */
export interface TableChunk {
  readonly table: string
  readonly where: string
}

/** Bounds what is held in memory at a time. */
export interface ChunkSize {
  readonly rows: number
  /** Blocks of a table, of 8 kB on most servers. */
  readonly blocks: number
}
const defaultSize: ChunkSize = { rows: 40_000, blocks: 2_000 }

/** What of the registry and of each city is backed up, a chunk at a time. Rows of unfinished imports are not. */
export async function* tableChunks(
  session: Session,
  cities: readonly string[],
  size: ChunkSize = defaultSize,
): AsyncGenerator<TableChunk> {
  for (const one of registryTables) yield* blockChunks(session, `understory.${one.table}`, size, one)
  for (const city of cities) yield* cityChunks(session, schemaOf(city), size)
}

async function* cityChunks(session: Session, schema: string, size: ChunkSize): AsyncGenerator<TableChunk> {
  for (const one of cityTables) {
    const chunks = chunksBy[one.table]
    if (chunks === null) continue
    yield* chunks ? chunks(session, schema, size) : blockChunks(session, `${schema}.${one.table}`, size, one)
  }
}

/**
 * A table by ranges of its blocks, as they are at the moment of the transaction. Where the size is not known here (a table that Citus keeps on a
 * worker) it comes whole.
 */
async function* blockChunks(
  session: Session,
  table: string,
  size: ChunkSize,
  { where = 'true', undivided }: BackedUpTable,
): AsyncGenerator<TableChunk> {
  const { rows } = await session.query(
    `select pg_relation_size($1::regclass) / current_setting('block_size')::bigint as blocks`,
    [table],
  )
  const blocks = Number(rows[0]?.blocks ?? 0)
  if (undivided || blocks <= size.blocks) return yield { table, where }
  for (let block = 0; block < blocks; block += size.blocks) {
    const last = block + size.blocks >= blocks
    const end = last ? '' : ` and ctid < '(${block + size.blocks},0)'::tid`
    yield { table, where: `(${where}) and ctid >= '(${block},0)'::tid${end}` }
  }
}

type Chunks = (session: Session, schema: string, size: ChunkSize) => AsyncGenerator<TableChunk>
/** Tables that come in parts of their own; null: with another. */
const chunksBy: Readonly<Record<string, Chunks | null>> = {
  area: async function* (session, schema) {
    const slots = await session.query(`select slot from ${schema}.boundary_version order by slot`)
    for (const { slot } of slots.rows) yield { table: `${schema}.area`, where: `slot = ${slot}` }
  },
  // Files of one release at a time; decisions come after them, since they refer to releases.
  release_file: async function* (session, schema) {
    const releases = await session.query(`select id from ${schema}.release order by id`)
    for (const { id } of releases.rows)
      yield { table: `${schema}.release_file`, where: `release_id = '${id}'` }
  },
  import: async function* (_session, schema) {
    yield { table: `${schema}.import`, where: `(state = 'complete' or (state <> 'running' and rows = 0))` }
  },
  incident: importChunks,
  gun: null,
  gun_report: null,
  set_aside: null,
}

async function* importChunks(session: Session, schema: string, size: ChunkSize): AsyncGenerator<TableChunk> {
  const imports = await session.query(`select i.no, i.rows, i.set_aside, s.definition ->> 'about' as about,
      greatest((select max(line) from ${schema}.incident where import_no = i.no),
        (select max(line) from ${schema}.gun where import_no = i.no),
        (select max(line) from ${schema}.gun_report where import_no = i.no)) as last
    from ${schema}.import i join ${schema}.source s on s.no = i.source_no where state = 'complete' order by i.no`)
  for (const { no, rows, set_aside, about, last } of imports.rows) {
    const table = tableAbout(about)
    if (Number(rows) > 0) {
      const end = Number(last ?? 0)
      const step = Math.ceil((end + 1) / Math.ceil(Number(rows) / size.rows))
      for (let line = 0; line <= end; line += step) {
        yield {
          table: `${schema}.${table}`,
          where: `import_no = ${no} and line >= ${line} and line < ${line + step}`,
        }
      }
    }
    if (Number(set_aside) > 0) yield { table: `${schema}.set_aside`, where: `import_no = ${no}` }
  }
}
