import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { compartments } from '@understory/model'
import type { Engine, Session } from '../engine/engine.ts'
import type { BackupInfo } from '../types.ts'
import type { Chunk, Header, Manifest } from './frames.ts'
import { roleOf, tableChunks } from './table-chunks.ts'

type Progress = (bytes: number, table: string) => void

/** Reads everything as the writer does, at one moment. */
export const readEverything = `set transaction isolation level repeatable read, read only; set local role record_writer;
  set local search_path = understory; set local understory.compartments = '${compartments.map((_, i) => i).join(',')}'`

/**
 * Writes the whole record as one file, as it stood at one moment, while others go on reading and writing
 * (on PGlite they wait: it has one session). A path gets the file only when it is complete and on disk.
 */
export async function backup(
  engine: Engine,
  to: string | Writable,
  progress: Progress = () => {},
): Promise<BackupInfo> {
  if (typeof to !== 'string') return write(engine, to, null, progress)
  const draft = `${to}.partial`
  try {
    const info = await write(engine, createWriteStream(draft), to, progress)
    const handle = await open(draft, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(draft, to)
    return info
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

interface Totals {
  bytes: number
  readonly rows: Record<string, number>
  sha256: string
  cities: readonly string[]
}

async function write(
  engine: Engine,
  to: Writable,
  file: string | null,
  progress: Progress,
): Promise<BackupInfo> {
  const totals: Totals = { bytes: 0, rows: {}, sha256: '', cities: [] }
  await engine.transaction(readEverything, session =>
    pipeline(parts(engine, session, totals, progress), createZstdCompress(), to),
  )
  return {
    file,
    bytes: totals.bytes,
    tables: Object.keys(totals.rows).length,
    rows: Object.values(totals.rows).reduce((sum, rows) => sum + rows, 0),
    sha256: totals.sha256,
    cities: totals.cities,
  }
}

async function* parts(engine: Engine, session: Session, totals: Totals, progress: Progress) {
  const hash = createHash('sha256')
  const seen = (part: Uint8Array): Uint8Array => {
    hash.update(part)
    totals.bytes += part.length
    return part
  }
  const header = await headerOf(engine, session)
  totals.cities = header.cities
  yield seen(line(header))
  const columnsOf = new Map<string, string[]>()
  for await (const { table, where } of tableChunks(session, header.cities)) {
    let columns = columnsOf.get(table)
    if (!columns) {
      columns = await columnNames(session, table)
      columnsOf.set(table, columns)
    }
    await session.script(`set local role ${roleOf(table)}`)
    const data = await session.copyOut(`select ${columns.join(', ')} from ${table} where ${where}`)
    await session.script('set local role record_writer')
    const rows = lineCount(data)
    totals.rows[table] = (totals.rows[table] ?? 0) + rows
    if (rows > 0) {
      const chunk: Chunk = { table, columns, rows, bytes: data.length }
      yield seen(line(chunk))
      yield seen(data)
    }
    progress(totals.bytes, table)
  }
  totals.sha256 = hash.digest('hex')
  const manifest: Manifest = { sha256: totals.sha256, rows: totals.rows }
  yield line({ manifest })
}

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`, 'utf8')

/** COPY text has one line per row: a line end inside a value is written `\n`. */
function lineCount(data: Uint8Array): number {
  let lines = 0
  for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10, at + 1)) lines++
  return lines
}

async function headerOf(engine: Engine, session: Session): Promise<Header> {
  const cities = await session.query('select name from understory.city order by name')
  const migrations = await session.query(
    `select scope || '/' || name as name from understory.migration order by 1`,
  )
  return {
    understory: 'backup',
    format: 1,
    madeAt: new Date().toISOString(),
    engine: engine.name,
    version: engine.version,
    cities: cities.rows.map(row => String(row.name)),
    migrations: migrations.rows.map(row => String(row.name)),
  }
}

async function columnNames(session: Session, table: string): Promise<string[]> {
  const { rows } = await session.query(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  return rows.map(row => String(row.name))
}
