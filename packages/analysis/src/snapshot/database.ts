import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { ProblemError, problem } from '@understory/model'
import { type Gate, makeGate } from './gate.ts'

export interface EngineLimits {
  readonly memoryMb: number
  readonly threads: number
  /** A question that runs longer is stopped. */
  readonly deadlineMs: number
  /** Questions that may run at the same time. */
  readonly width: number
}

export const defaultLimits: EngineLimits = { memoryMb: 512, threads: 2, deadlineMs: 20_000, width: 3 }

export type SqlRow = Readonly<Record<string, number | bigint | string | boolean | null>>

/** One open snapshot file. After opening, the engine can read no file but those in its own inbox, and no setting moves. */
export interface Database {
  readonly inbox: string
  ask(sql: string, signal?: AbortSignal): Promise<SqlRow[]>
  /** Several statements on one connection, for the writer. */
  write<T>(work: (run: (sql: string) => Promise<SqlRow[]>) => Promise<T>): Promise<T>
  /** Streams a result column by column in chunks; the arrays are only valid inside `take`. */
  scan(sql: string, take: (columns: readonly ArrayLike<number>[], rows: number) => void): Promise<void>
  close(): Promise<void>
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Opens a DuckDB file with every limit set and its configuration locked. Throws what DuckDB throws. */
export async function openDatabase(path: string, inbox: string, limits: EngineLimits): Promise<Database> {
  await mkdir(inbox, { recursive: true, mode: 0o700 })
  const instance = await DuckDBInstance.fromCache(path, {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: join(inbox, 'spill'),
  })
  const gate = makeGate(limits.width)
  const idle: DuckDBConnection[] = []
  const connection = async () => idle.pop() ?? (await instance.connect())
  try {
    await lock(await instance.connect(), inbox)
  } catch (error) {
    instance.closeSync()
    throw error
  }
  const work = new Set<Promise<unknown>>()
  const use = async <T>(what: (c: DuckDBConnection) => Promise<T>): Promise<T> => {
    const c = await connection()
    const running = what(c)
    work.add(running)
    try {
      return await running
    } finally {
      work.delete(running)
      idle.push(c)
    }
  }
  return {
    inbox,
    ask: (sql, signal) =>
      gate.run(() => use(c => askWithDeadline(c, sql, limits.deadlineMs, signal)), signal),
    write: job => use(c => job(sql => rowsOf(c, sql))),
    scan: (sql, take) => underGate(gate, () => use(c => scanWith(c, sql, take))),
    async close() {
      await Promise.allSettled([...work])
      for (const c of idle.splice(0)) c.closeSync()
      instance.closeSync()
    },
  }
}

const underGate = <T>(gate: Gate, work: () => Promise<T>) => gate.run(work)

async function lock(c: DuckDBConnection, inbox: string): Promise<void> {
  const [state] = await rowsOf(c, `SELECT current_setting('lock_configuration') AS locked`)
  if (state?.locked !== true) {
    await c.run(`SET allowed_directories = [${quoted(inbox)}]`)
    await c.run('SET enable_external_access = false')
    await c.run('SET lock_configuration = true')
  }
  c.closeSync()
}

const rowsOf = async (c: DuckDBConnection, sql: string): Promise<SqlRow[]> =>
  (await (await c.run(sql)).getRowObjectsJS()) as SqlRow[]

async function askWithDeadline(
  c: DuckDBConnection,
  sql: string,
  deadlineMs: number,
  signal: AbortSignal | undefined,
): Promise<SqlRow[]> {
  signal?.throwIfAborted()
  let late = false
  let again: NodeJS.Timeout | undefined
  /** An interrupt does nothing to a query that still waits for a thread: it is repeated until the query has ended. */
  const stop = () => {
    c.interrupt()
    again ??= setInterval(() => c.interrupt(), 20)
  }
  const timer = setTimeout(() => {
    late = true
    stop()
  }, deadlineMs)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await rowsOf(c, sql)
  } catch (error) {
    if (late)
      throw new ProblemError(
        problem('deadline-exceeded', `The question ran longer than ${deadlineMs / 1000} s and was stopped.`, {
          expected: 'a shorter period, fewer dimensions, or a later try',
        }),
      )
    signal?.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
    clearInterval(again)
    signal?.removeEventListener('abort', stop)
  }
}

async function scanWith(
  c: DuckDBConnection,
  sql: string,
  take: (columns: readonly ArrayLike<number>[], rows: number) => void,
): Promise<void> {
  const result = await c.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const columns = Array.from({ length: chunk.columnCount }, (_, i) => itemsOf(chunk.getColumnVector(i)))
    take(columns, chunk.rowCount)
  }
}

/** The typed array under a vector of an integer type without nulls. */
function itemsOf(vector: object): ArrayLike<number> {
  const items = (vector as { items?: unknown }).items
  if (items instanceof Uint8Array || items instanceof Uint16Array || items instanceof Int32Array) return items
  throw new TypeError('a scanned column must be an integer of at most 32 bits')
}
