import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compartments, ProblemError, problem } from '@understory/model'
import { deriveAll } from '../city/derived.ts'
import { importedTables } from '../city/row-kind.ts'
import type { Engine } from '../engine/engine.ts'
import { type DatabaseRole, schemaOf } from '../engine/unit-of-work.ts'
import { makeCitySchema } from '../migrate/migrate.ts'
import { migrationFiles } from '../migrate/migration-files.ts'
import { openRecord } from '../open.ts'
import { engineOf } from '../store.ts'
import type { RecordOptions } from '../types.ts'
import { type Chunk, type Header, readFrames } from './frames.ts'
import { roleOf } from './table-chunks.ts'

export interface RestoreInfo {
  readonly cities: readonly string[]
  readonly rows: number
  readonly madeAt: string
}

const identities: Readonly<Record<string, readonly string[]>> = {
  registry: ['event'],
  city: ['source', 'import', 'set_aside', 'event', 'access_entry'],
}

/**
 * Restores a backup file, of either engine into either, into an empty place. The whole file is checked against its
 * hash before anything is written. Throws ProblemError: not-found, record-damaged, not-empty.
 */
export async function restoreRecord(
  file: string,
  into: RecordOptions,
  progress: (rows: number, table: string) => void = () => {},
): Promise<RestoreInfo> {
  const header = await check(file)
  refuseFullFolder(into)
  const store = await openRecord(into)
  try {
    const engine = engineOf(store)
    const found = await store.cities()
    if (found.length > 0)
      throw notEmpty(`the record has ${found.length} cities: ${found.map(city => city.name).join(', ')}`)
    try {
      const rows = await load(engine, file, header, progress)
      return { cities: header.cities, rows, madeAt: header.madeAt }
    } catch (error) {
      for (const city of header.cities)
        await engine.execute(`drop schema if exists ${schemaOf(city)} cascade`)
      throw error
    }
  } finally {
    await store.close()
  }
}

const notEmpty = (what: string): ProblemError =>
  new ProblemError(problem('not-empty', what, { expected: 'an empty folder or an empty database' }))

function refuseFullFolder({ dataDir, databaseUrl }: RecordOptions): void {
  if (databaseUrl || !dataDir) return
  const folder = join(dataDir, 'record')
  if (existsSync(folder) && readdirSync(folder).length > 0) throw notEmpty(`${folder} holds a record`)
}

/** Reads the file once to the end: its hash, its counts, and whether this version can hold it. */
async function check(file: string): Promise<Header> {
  let header: Header | null = null
  const rows: Record<string, number> = {}
  for await (const frame of readFrames(file)) {
    if ('header' in frame) header = frame.header
    else if ('chunk' in frame) rows[frame.chunk.table] = (rows[frame.chunk.table] ?? 0) + frame.chunk.rows
    else {
      for (const [table, count] of Object.entries(frame.manifest.rows)) {
        if (count === (rows[table] ?? 0)) continue
        throw new ProblemError(
          problem('record-damaged', `${file}: ${table} has ${rows[table] ?? 0} rows`, {
            expected: `${count}`,
          }),
        )
      }
    }
  }
  if (header?.understory !== 'backup' || header.format !== 1) {
    throw new ProblemError(
      problem('record-damaged', `${file} has no header`, { expected: 'a backup of format 1' }),
    )
  }
  const known = new Set([...migrationFiles('registry'), ...migrationFiles('city')].map(one => one.name))
  const newer = header.migrations.find(name => !known.has(name.slice(name.indexOf('/') + 1)))
  if (newer) {
    throw new ProblemError(
      problem('record-unavailable', `${file} was written by a newer version (${newer})`, {
        expected: 'that version or a newer one',
      }),
    )
  }
  return header
}

async function load(
  engine: Engine,
  file: string,
  header: Header,
  progress: (rows: number, table: string) => void,
) {
  for (const city of header.cities) {
    await engine.transaction('', async session => {
      await makeCitySchema(session, city)
      await session.script(`set local role record_writer; delete from ${schemaOf(city)}.change_counter`)
    })
  }
  let rows = 0
  let cities: { chunk: Chunk; data: Uint8Array } | null = null
  for await (const frame of readFrames(file)) {
    if (!('chunk' in frame)) continue
    // Cities are entered last: a restore that breaks off leaves none.
    if (frame.chunk.table === 'understory.city') cities = frame
    else await loadChunk(engine, frame.chunk, frame.data)
    rows += frame.chunk.rows
    progress(rows, frame.chunk.table)
  }
  await setIdentities(engine, 'understory', identities.registry ?? [])
  for (const city of header.cities) {
    await setIdentities(engine, schemaOf(city), identities.city ?? [])
    await wallSetAside(engine, schemaOf(city))
    await engine.transaction(
      `${writeEverything}; set local search_path = ${schemaOf(city)}, understory`,
      deriveAll,
    )
    for (const table of importedTables)
      await engine.execute(`select brin_summarize_new_values('${schemaOf(city)}.${table}_row')`, [], 0)
  }
  if (cities) await loadChunk(engine, cities.chunk, cities.data)
  return rows
}

const writeAs = (role: DatabaseRole) => `set local role ${role}; set local search_path = understory;
  set local understory.compartments = '${compartments.map((_, i) => i).join(',')}'`
const writeEverything = writeAs('record_writer')

const loadChunk = (engine: Engine, { table, columns }: Chunk, data: Uint8Array): Promise<void> =>
  engine.transaction(writeAs(roleOf(table)), session =>
    session.copyIn({ table, columns, format: 'text', role: roleOf(table) }, new Uint8Array(data)),
  )

/** Rows set aside in a backup from before they stood behind the wall of their source. */
const wallSetAside = (engine: Engine, schema: string): Promise<void> =>
  engine.transaction(writeEverything, async session => {
    await session.script(`update ${schema}.set_aside a set source_no = i.source_no, compartment = i.compartment
      from ${schema}.import i where i.no = a.import_no and a.source_no is null`)
  })

/** Lets new rows count on after the restored ones. */
const setIdentities = (engine: Engine, schema: string, tables: readonly string[]): Promise<void> =>
  engine.transaction(writeEverything, async session => {
    for (const table of tables) {
      const { rows } = await session.query(`select max(no) as last from ${schema}.${table}`)
      const last = rows[0]?.last
      if (last === null || last === undefined) continue
      await session.script(
        `reset role; select setval(pg_get_serial_sequence('${schema}.${table}', 'no'), ${last}); ${writeEverything}`,
      )
    }
  })
