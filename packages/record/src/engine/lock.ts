import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { ProblemError, problem } from '@understory/model'

/**
 * What a lock stands for: `record` is the embedded database in a folder, `server` the server of a data folder.
 *
 * The lock is the POSIX file lock that SQLite takes on an empty file, `NAME.lock.db`. The kernel holds it for the process and frees it when the
 * process ends in any way. It is the same for every container on the host, and it needs no process number.
 */
export type LockName = 'record' | 'server'

/** Who holds a lock, for messages alone: nothing is decided by it. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  readonly since: string
}

export interface LockOptions {
  /** How SQLite locks; tests name one that takes no lock, as some file systems do. */
  readonly vfs?: 'unix' | 'unix-none'
}

const lockFile = (folder: string, name: LockName): string => join(folder, `${name}.lock.db`)
const holderFile = (folder: string, name: LockName): string => join(folder, `${name}.lock`)

/** Somebody who only looks whether a lock is held keeps it for a moment; so many times it is tried again. */
const attempts = 6
const betweenAttempts_ms = 40

/**
 * Holds a lock of a folder for this process until it is released or the process ends. Throws ProblemError: record-locked, which names the
 * holder; no-file-locks where the file system keeps no locks; storage-read-only.
 */
export async function holdLock(
  folder: string,
  name: LockName,
  { vfs = 'unix' }: LockOptions = {},
): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = lockFile(folder, name)
  // Never opened and closed again by other means: closing a file drops the locks that this process has on it.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600, flag: 'a' })
  const lock = await takeExclusive(folder, name, vfs)
  if (!(await (vfs === 'unix' ? areLocksSeen(file) : isSeenFromOutside(file)))) {
    lock.close()
    throw noFileLocks(folder, 'another process does not see the lock of this one')
  }
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  writeFileSync(holderFile(folder, name), JSON.stringify(holder), { mode: 0o600 })
  const release = (): void => {
    if (!lock.isOpen) return
    process.off('exit', release)
    rmSync(holderFile(folder, name), { force: true })
    lock.close()
  }
  process.on('exit', release)
  return release
}

/** Does any process, this one too, hold the lock now? */
export function isLockHeld(folder: string, name: LockName): boolean {
  const file = lockFile(folder, name)
  if (!existsSync(file)) return false
  const lock = new DatabaseSync(file, { readOnly: true, timeout: 0 })
  try {
    lock.exec('begin; select 1 from sqlite_schema')
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw lockProblem(folder, error)
  } finally {
    lock.close()
  }
}

/** What the holder wrote down; null where nothing readable is there. */
export function readHolder(folder: string, name: LockName): LockHolder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(holderFile(folder, name), 'utf8'))
    if (typeof value !== 'object' || value === null) return null
    const { pid, host, since } = value as Partial<LockHolder>
    return typeof pid === 'number' ? { pid, host: String(host), since: String(since) } : null
  } catch {
    return null
  }
}

/** The holder as a message names it. */
export function holderText(holder: LockHolder | null): string {
  if (!holder) return 'another process'
  const isSameHost = holder.host === hostname()
  if (isSameHost && holder.pid === process.pid) return 'this very process'
  return isSameHost ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`
}

async function takeExclusive(folder: string, name: LockName, vfs: string): Promise<DatabaseSync> {
  const address = new URL(`file://${encodeURI(lockFile(folder, name))}`)
  address.searchParams.set('vfs', vfs)
  for (let attempt = 1; ; attempt++) {
    let lock: DatabaseSync | null = null
    try {
      lock = new DatabaseSync(address, { timeout: 0 })
      lock.exec('begin exclusive')
      return lock
    } catch (error) {
      lock?.close()
      if (!isBusy(error)) throw lockProblem(folder, error)
      if (attempt === attempts) throw locked(folder, name)
    }
    await wait(betweenAttempts_ms)
  }
}

/** Result codes of SQLite; the low byte is the family. */
const sqlite = { busy: 5, readOnly: 8, ioError: 10, cannotOpen: 14, protocol: 15, notLock: 26 } as const
const familyOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null
const isBusy = (error: unknown): boolean => familyOf(error) === sqlite.busy

function lockProblem(folder: string, error: unknown): unknown {
  const family = familyOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (family === sqlite.ioError || family === sqlite.protocol) return noFileLocks(folder, message)
  if (family === sqlite.readOnly || family === sqlite.cannotOpen)
    return new ProblemError(
      problem('storage-read-only', `${folder}: ${message}`, {
        expected: 'a folder in which this user may write',
      }),
    )
  if (family === sqlite.notLock)
    return new ProblemError(
      problem('record-locked', `A lock file in ${folder} holds something that is no lock`, {
        where: folder,
        expected: 'remove the file NAME.lock.db while nothing runs on this folder',
      }),
    )
  return error
}

const noFileLocks = (folder: string, what: string): ProblemError =>
  new ProblemError(
    problem('no-file-locks', `The file system of ${folder} keeps no locks (${what})`, {
      where: folder,
      expected: 'a folder on a local disk, or on a network file system with working POSIX locks',
    }),
  )

function locked(folder: string, name: LockName): ProblemError {
  const holder = readHolder(folder, name)
  const what = name === 'record' ? 'has used the record in' : 'serves'
  const since = holder ? ` since ${holder.since}` : ''
  return new ProblemError(
    problem('record-locked', `${holderText(holder)} ${what} ${folder}${since}`, {
      where: holderFile(folder, name),
      expected: 'one process at a time; go through the running server, or stop it first',
    }),
  )
}

/** Exit codes of the look from outside. */
const seen = 10
const unseen = 12
const lookFromOutside = `const { DatabaseSync } = require('node:sqlite')
const lock = new DatabaseSync(process.argv[1], { readOnly: true, timeout: 0 })
try { lock.exec('begin; select 1 from sqlite_schema') }
catch (error) { process.exit((error.errcode & 255) === ${sqlite.busy} ? ${seen} : 1) }
process.exit(${unseen})`

const devices = new Map<number, Promise<boolean>>()

/** Whether another process sees the lock that this one holds: asked once for each file system and process. */
function areLocksSeen(file: string): Promise<boolean> {
  const { dev } = statSync(file)
  const known = devices.get(dev)
  if (known) return known
  const asked = isSeenFromOutside(file)
  devices.set(dev, asked)
  return asked
}

function isSeenFromOutside(file: string): Promise<boolean> {
  const env = { ...process.env, NODE_OPTIONS: '' }
  return new Promise(resolve => {
    // Where no process can be started, nothing speaks against the locks: only one that sees none does.
    execFile(process.execPath, ['-e', lookFromOutside, file], { env }, error =>
      resolve(error?.code !== unseen),
    )
  })
}
