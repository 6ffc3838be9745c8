import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compartments, ProblemError, problem } from '@understory/model'
import { importedTables } from '../city/row-kind.ts'
import type { Engine } from '../engine/engine.ts'
import { type DatabaseRole, schemaOf } from '../engine/unit-of-work.ts'
import { makeCitySchema } from '../migrate/migrate.ts'
import { openRecord } from '../open.ts'
import { asRegistrar, registryEvent } from '../registry/cities.ts'
import { engineOf } from '../store.ts'
import type { RecordOptions, RestoreKeys } from '../types.ts'
import { type CheckedBackup, checkBackup, checkColumns } from './check-backup.ts'
import { type Chunk, readFrames } from './frames.ts'
import { identityTables, roleOf } from './tables.ts'

export interface RestoreInfo {
  readonly cities: readonly string[]
  readonly rows: number
  readonly madeAt: string
  readonly signedBy: string
}

type Progress = (rows: number, table: string) => void

/**
 * Restores a backup file, of either engine into either, into an empty place. The whole file is decrypted and checked against its
 * signature, and its tables against the schema, before anything is written. Throws ProblemError: not-found, backup-not-encrypted,
 * backup-wrong-key, backup-not-trusted, record-damaged, not-empty.
 */
export async function restoreRecord(
  file: string,
  into: RecordOptions,
  keys: RestoreKeys,
  progress: Progress = () => {},
): Promise<RestoreInfo> {
  const checked = await checkBackup(file, keys)
  refuseFullFolder(into)
  const store = await openRecord(into)
  try {
    const engine = engineOf(store)
    await refuseFullRecord(engine)
    try {
      const rows = await load(engine, file, checked, keys, progress)
      const { cities, madeAt, signedBy } = checked.header
      return { cities, rows, madeAt, signedBy }
    } catch (error) {
      await removeAll(engine, checked.header.cities)
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

/** Whatever was done in a record left an event. */
async function refuseFullRecord(engine: Engine): Promise<void> {
  const [cities, events] = await asRegistrar(
    engine,
    'restore',
    'look for what is there',
    async ({ session }) => [
      (await session.query('select name from understory.city order by name')).rows,
      (await session.query('select count(*) as n from understory.event')).rows,
    ],
  )
  if (cities.length > 0)
    throw notEmpty(`the record has ${cities.length} cities: ${cities.map(city => city.name).join(', ')}`)
  if (Number(events[0]?.n ?? 0) > 0) throw notEmpty('the record has events: it was used before')
}

async function load(
  engine: Engine,
  file: string,
  checked: CheckedBackup,
  keys: RestoreKeys,
  progress: Progress,
): Promise<number> {
  const { header, sha256 } = checked
  for (const city of header.cities) {
    await engine.transaction('', async session => {
      await makeCitySchema(session, city)
      await session.script(`set local role record_writer; delete from ${schemaOf(city)}.change_counter`)
    })
  }
  await checkColumns(engine, file, checked)
  let rows = 0
  let cities: { chunk: Chunk; data: Uint8Array } | null = null
  for await (const frame of readFrames(file, keys)) {
    if ('sha256' in frame && frame.sha256 !== sha256)
      throw new ProblemError(problem('record-damaged', `${file} was exchanged while it was read`))
    if (!('chunk' in frame)) continue
    // Cities are entered last: a restore that breaks off leaves none.
    if (frame.chunk.table === 'understory.city') cities = frame
    else await loadChunk(engine, frame.chunk, frame.data)
    rows += frame.chunk.rows
    progress(rows, frame.chunk.table)
  }
  await setIdentities(engine, 'understory', identityTables.registry)
  for (const city of header.cities) {
    await setIdentities(engine, schemaOf(city), identityTables.city)
    await wallSetAside(engine, schemaOf(city))
    for (const table of importedTables)
      await engine.execute(`select brin_summarize_new_values('${schemaOf(city)}.${table}_row')`, [], 0)
  }
  if (cities) await loadChunk(engine, cities.chunk, cities.data)
  await noteRestore(engine, checked)
  return rows
}

/** From this event on, tokens and open invitations made before it must not be there: a backup holds none. */
const noteRestore = (engine: Engine, { header, sha256 }: CheckedBackup): Promise<void> =>
  asRegistrar(engine, 'operator', 'restore a backup', unit =>
    registryEvent(unit, 'operator', 'record-restored', `backup of ${header.madeAt}`, {
      detail: { sha256, signedBy: header.signedBy },
    }),
  )

/** The schemas of the record, which this restore made. */
async function removeAll(engine: Engine, cities: readonly string[]): Promise<void> {
  for (const city of cities) await engine.execute(`drop schema if exists ${schemaOf(city)} cascade`)
  await engine.execute('drop schema if exists understory cascade')
}

const writeAs = (role: DatabaseRole) => `set local role ${role}; set local search_path = understory;
  set local understory.compartments = '${compartments.map((_, i) => i).join(',')}'`
const writeEverything = writeAs('record_writer')

/** Names of the table and its columns were looked up in the schema. */
const loadChunk = (engine: Engine, { table, columns }: Chunk, data: Uint8Array): Promise<void> =>
  engine.transaction(writeAs(roleOf(table)), session =>
    session.copyIn({ table, columns, format: 'text', role: roleOf(table) }, new Uint8Array(data)),
  )

/** Rows set aside before they stood behind the wall of their source. */
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
