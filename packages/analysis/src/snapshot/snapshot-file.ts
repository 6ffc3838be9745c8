import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { FactExport } from '@understory/record/reader'
import { createFactTable, factColumns, rowKeyColumns } from './columns.ts'
import { type Database, type EngineLimits, openDatabase, type SqlRow } from './database.ts'
import { withCsv } from './load.ts'

/** Rises when the layout of the file changes: an older file is rebuilt. */
const layout = 2

/** What a snapshot file says of itself. */
export interface SnapshotMeta {
  readonly no: number
  readonly builtAt: string
  readonly changeNo: number
  readonly rows: number
  /** Rows taken out since the file was built; much dead space asks for a new file. */
  readonly gone: number
}

export interface SnapshotFile {
  readonly path: string
  readonly db: Database
  readonly meta: SnapshotMeta
}

const fileName = (city: string, no: number) => `${city}-${no}.duckdb`

/** Numbers of the snapshot files of a city in a folder, newest first. */
export async function snapshotNumbers(dir: string, city: string): Promise<number[]> {
  const numbers = (await readdir(dir)).flatMap(name => {
    const match = /^([a-z0-9_]+)-(\d+)\.duckdb$/.exec(name)
    return match && match[1] === city ? [Number(match[2])] : []
  })
  return numbers.sort((a, b) => b - a)
}

/** Opens the newest snapshot; null when there is none, or it is damaged, of another layout or of another city. */
export async function openNewest(
  dir: string,
  city: string,
  limits: EngineLimits,
): Promise<SnapshotFile | null> {
  const [newest] = await snapshotNumbers(dir, city)
  if (newest === undefined) return null
  const path = join(dir, fileName(city, newest))
  let db: Database | null = null
  try {
    db = await openDatabase(path, join(dir, 'inbox'), limits)
    const meta = await readMeta(db, city)
    if (meta) return { path, db, meta }
  } catch (error) {
    if (/lock/i.test(String(error)) && /conflicting|another process/i.test(String(error))) throw error
  }
  await db?.close()
  return null
}

async function readMeta(db: Database, city: string): Promise<SnapshotMeta | null> {
  const [row] = await db.ask('SELECT * FROM snapshot_meta')
  const [facts] = await db.ask('SELECT count(*) AS rows FROM incident_fact')
  if (!row || row.layout !== layout || row.city !== city) return null
  if (Number(facts?.rows) !== Number(row.rows)) return null
  return {
    no: Number(row.no),
    builtAt: String(row.built_at),
    changeNo: Number(row.change_no),
    rows: Number(row.rows),
    gone: Number(row.gone),
  }
}

const metaSql = (city: string, meta: SnapshotMeta) =>
  `INSERT INTO snapshot_meta VALUES (${layout}, '${city}', ${meta.no}, '${meta.builtAt}', ${meta.changeNo}, ${meta.rows}, ${meta.gone})`

/** Builds a new file beside the old ones and gives it its name only when it is complete. */
export async function buildFile(
  dir: string,
  city: string,
  no: number,
  facts: FactExport,
  at: Date,
  limits: EngineLimits,
): Promise<SnapshotFile> {
  const path = join(dir, fileName(city, no))
  const half = `${path}.building-${process.pid}`
  await removeFile(half)
  const instance = await DuckDBInstance.create(half, {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  try {
    const c = await instance.connect()
    await c.run(createFactTable)
    await c.run(
      'CREATE TABLE snapshot_meta (layout INTEGER, city VARCHAR, no INTEGER, built_at VARCHAR, change_no BIGINT, rows BIGINT, gone BIGINT)',
    )
    await withCsv(join(dir, 'inbox'), facts.rows, factColumns, read =>
      c.run(`INSERT INTO incident_fact SELECT * FROM ${read}`),
    )
    const [count] = (await (
      await c.run('SELECT count(*) AS rows FROM incident_fact')
    ).getRowObjectsJS()) as SqlRow[]
    await c.run(
      metaSql(city, {
        no,
        builtAt: at.toISOString(),
        changeNo: facts.changeNo,
        rows: Number(count?.rows),
        gone: 0,
      }),
    )
    await c.run('CHECKPOINT')
    c.closeSync()
  } finally {
    instance.closeSync()
  }
  await rename(half, path)
  const built = await openNewest(dir, city, limits)
  if (!built) throw new Error(`the snapshot ${fileName(city, no)} cannot be read back`)
  return built
}

/** Brings an open snapshot up to date in one transaction: superseded rows out, new rows in. */
export async function applyDelta(
  file: SnapshotFile,
  city: string,
  facts: FactExport,
  at: Date,
): Promise<SnapshotFile> {
  const { db, meta: before } = file
  const meta = await withCsv(db.inbox, facts.gone, rowKeyColumns, readGone =>
    withCsv(db.inbox, facts.rows, factColumns, readRows =>
      db.write(async run => {
        await run('BEGIN')
        try {
          const gone = Number(
            (
              await run(
                `DELETE FROM incident_fact USING (SELECT * FROM ${readGone}) AS gone WHERE incident_fact.import_no = gone.import_no AND incident_fact.line = gone.line AND incident_fact.part = gone.part`,
              )
            )[0]?.Count ?? 0,
          )
          await run(`INSERT INTO incident_fact SELECT * FROM ${readRows}`)
          const [count] = await run('SELECT count(*) AS rows FROM incident_fact')
          const after: SnapshotMeta = {
            no: before.no + 1,
            builtAt: at.toISOString(),
            changeNo: facts.changeNo,
            rows: Number(count?.rows),
            gone: before.gone + gone,
          }
          await run('DELETE FROM snapshot_meta')
          await run(metaSql(city, after))
          await run('COMMIT')
          return after
        } catch (error) {
          await run('ROLLBACK')
          throw error
        }
      }),
    ),
  )
  return { ...file, meta }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.wal`, { force: true })
}

/** Removes what earlier builds left: older numbers and half-built files, but not those in use. */
export async function sweep(dir: string, city: string, inUse: readonly string[]): Promise<void> {
  const kept = new Set(inUse.flatMap(path => [path, `${path}.wal`]))
  for (const name of await readdir(dir)) {
    const path = join(dir, name)
    if (name.startsWith(`${city}-`) && !kept.has(path)) await removeFile(path)
  }
}
