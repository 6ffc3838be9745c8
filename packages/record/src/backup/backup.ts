import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { compartments, ProblemError, problem } from '@understory/model'
import type { Engine, Session } from '../engine/engine.ts'
import type { BackupInfo, BackupKeys } from '../types.ts'
import { encrypt } from './encryption.ts'
import type { Chunk, Header, Manifest } from './frames.ts'
import { formatSigner, signBackup } from './signature.ts'
import { tableChunks } from './table-chunks.ts'
import { columnsOf, roleOf } from './tables.ts'

type Progress = (bytes: number, table: string) => void

/** Reads everything as the writer does, at one moment. */
export const readEverything = `set transaction isolation level repeatable read, read only; set local role record_writer;
  set local search_path = understory; set local understory.compartments = '${compartments.map((_, i) => i).join(',')}'`

/**
 * Writes the whole record as one encrypted and signed file, as it stood at one moment, while others go on reading and writing
 * (on PGlite they wait: it has one session). A path gets the file, readable by its owner alone, only when it is complete and on disk.
 */
export async function backup(
  engine: Engine,
  to: string | Writable,
  keys: BackupKeys,
  progress: Progress = () => {},
): Promise<BackupInfo> {
  if (typeof to !== 'string') return write(engine, () => to, null, keys, progress)
  const draft = `${to}.partial`
  try {
    // A draft that an earlier run left may have looser permissions, which opening it would keep.
    await rm(draft, { force: true })
    // Refused before anything is read, where the folder is not there or takes no file.
    const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => {
      throw unusableFile(to, error)
    })
    const info = await write(
      engine,
      () => handle.createWriteStream({ flush: true }),
      to,
      keys,
      progress,
    ).finally(() => handle.close())
    await rename(draft, to)
    return info
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function unusableFile(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (!/^(ENOENT|ENOTDIR|EISDIR|EACCES|EPERM)$/.test(code)) return error
  return new ProblemError(
    problem('bad-parameter', `${file} cannot be written (${code}).`, {
      where: 'file',
      expected: 'a file in a folder that is there and takes files of this user',
    }),
    { cause: error },
  )
}

interface Totals {
  bytes: number
  readonly rows: Record<string, number>
  sha256: string
  cities: readonly string[]
}

async function write(
  engine: Engine,
  /** Called when the record is at hand: a stream that waited could fail while nobody listens, which ends the process. */
  openTarget: () => Writable,
  file: string | null,
  keys: BackupKeys,
  progress: Progress,
): Promise<BackupInfo> {
  if (keys.recipients.length === 0) throw new Error('a backup without a recipient could be read by nobody')
  const totals: Totals = { bytes: 0, rows: {}, sha256: '', cities: [] }
  await engine.transaction(readEverything, session =>
    pipeline(
      parts(engine, session, totals, keys, progress),
      createZstdCompress(),
      source => encrypt(source, keys.recipients),
      openTarget(),
    ),
  )
  return {
    file,
    bytes: totals.bytes,
    tables: Object.keys(totals.rows).length,
    rows: Object.values(totals.rows).reduce((sum, rows) => sum + rows, 0),
    sha256: totals.sha256,
    cities: totals.cities,
    signedBy: formatSigner(keys.signingSeed),
    recipients: keys.recipients,
  }
}

async function* parts(
  engine: Engine,
  session: Session,
  totals: Totals,
  keys: BackupKeys,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  const hashed = (part: Uint8Array): Uint8Array => {
    hash.update(part)
    totals.bytes += part.length
    return part
  }
  const header = await headerOf(engine, session, formatSigner(keys.signingSeed))
  totals.cities = header.cities
  yield hashed(line(header))
  const known = new Map<string, readonly string[]>()
  for await (const { table, where } of tableChunks(session, header.cities)) {
    const columns = known.get(table) ?? (await columnsOf(session, table))
    known.set(table, columns)
    await session.script(`set local role ${roleOf(table)}`)
    const data = await session.copyOut(`select ${columns.join(', ')} from ${table} where ${where}`)
    await session.script('set local role record_writer')
    const rows = lineCount(data)
    totals.rows[table] = (totals.rows[table] ?? 0) + rows
    if (rows > 0) {
      const chunk: Chunk = { table, columns: [...columns], rows, bytes: data.length }
      yield hashed(line(chunk))
      yield hashed(data)
    }
    progress(totals.bytes, table)
  }
  const manifest: Manifest = { rows: totals.rows }
  yield hashed(line({ manifest }))
  totals.sha256 = hash.digest('hex')
  yield line({ signature: signBackup(keys.signingSeed, totals.sha256) })
}

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`, 'utf8')

/** COPY text has one line per row: a line end inside a value is written `\n`. */
function lineCount(data: Uint8Array): number {
  let lines = 0
  for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10, at + 1)) lines++
  return lines
}

async function headerOf(engine: Engine, session: Session, signedBy: string): Promise<Header> {
  const cities = await session.query('select name from understory.city order by name')
  const migrations = await session.query(
    `select scope || '/' || name as name from understory.migration order by 1`,
  )
  return {
    understory: 'backup',
    format: 2,
    madeAt: new Date().toISOString(),
    engine: engine.name,
    version: engine.version,
    cities: cities.rows.map(row => String(row.name)),
    migrations: migrations.rows.map(row => String(row.name)),
    signedBy,
  }
}
