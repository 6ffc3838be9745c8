import { randomUUID } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError, problem } from '@understory/model'

/** Who holds the record. Start time and boot tell a living holder from a number used again. */
interface Holder {
  readonly pid: number
  readonly startTicks: string | null
  readonly boot: string | null
  readonly since: string
  readonly nonce: string
}

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Field 22 of /proc/PID/stat, where there is one: when the process started, in ticks since boot. */
function startTicksOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
const bootId = (): string | null => readText('/proc/sys/kernel/random/boot_id')?.trim() ?? null

function lives(holder: Holder): boolean {
  if (holder.boot !== bootId()) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const ticks = startTicksOf(holder.pid)
  return ticks === null || holder.startTicks === null || ticks === holder.startTicks
}

function parseHolder(text: string | null): Holder | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number') {
      return value as Holder
    }
  } catch {
    // Half a lock was left by a crash of the machine: nobody holds it.
  }
  return null
}

/**
 * Takes the folder for this process alone, because two engines on one folder lose rows silently.
 * A lock whose process is gone is taken over. Throws `record-locked` naming the process. Returns what gives it back.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  makePrivate(folder)
  const path = join(folder, 'record.lock')
  const mine: Holder = {
    pid: process.pid,
    startTicks: startTicksOf(process.pid),
    boot: bootId(),
    since: new Date().toISOString(),
    nonce: randomUUID(),
  }
  const draft = `${path}.${mine.nonce}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, path)) return releaser(path, mine.nonce)
      const text = readText(path)
      if (text === null) continue
      const holder = parseHolder(text)
      if (holder && lives(holder)) throw locked(folder, holder)
      clearStale(path, text, mine.nonce)
    }
  } finally {
    unlinkSync(draft)
  }
  throw new ProblemError(problem('record-locked', `${path} is being taken by several processes at once`))
}

/** Nobody but the owner enters the folder of a record. A folder of somebody else is left as it is; `doctor` reports it. */
function makePrivate(folder: string): void {
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves the stale lock aside; if another process was faster and its lock was moved, puts it back. */
function clearStale(path: string, stale: string, nonce: string): void {
  const aside = `${path}.stale.${nonce}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readText(aside) !== stale) tryLink(aside, path)
  unlinkSync(aside)
}

function locked(folder: string, holder: Holder): ProblemError {
  const who = holder.pid === process.pid ? 'this very process' : `process ${holder.pid}`
  return new ProblemError(
    problem('record-locked', `${who} has used the record in ${folder} since ${holder.since}`, {
      where: join(folder, 'record.lock'),
      expected: 'one process at a time; go through the running server, or stop it first',
    }),
  )
}

function releaser(path: string, nonce: string): () => void {
  const release = (): void => {
    process.off('exit', release)
    if (parseHolder(readText(path))?.nonce === nonce) unlinkSync(path)
  }
  process.on('exit', release)
  return release
}
