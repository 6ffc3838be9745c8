import { ProblemError, systemProblem } from '@understory/model'
import type { EngineName } from '../types.ts'
import type { Priority } from './priority.ts'

/** Rows as objects: int8 as number (bigint past 2^53), dates and times as the engine's text, json parsed. */
export type Row = Record<string, unknown>
export interface Rows {
  readonly rows: Row[]
  readonly rowCount: number
}

/** One open transaction. */
export interface Session {
  query(text: string, values?: readonly unknown[]): Promise<Rows>
  /** Several statements without parameters; the rows of all. */
  script(text: string): Promise<Rows>
  /** Loads COPY data into `table(columns)`. The caller gives the buffer away. */
  copyIn(target: CopyTarget, data: Uint8Array): Promise<void>
  /** The data of `COPY (query) TO STDOUT (options)`. */
  copyOut(query: string, options?: string): Promise<Uint8Array>
}

export interface CopyTarget {
  readonly table: string
  readonly columns: readonly string[]
  readonly format: 'binary' | 'text'
  /** Where COPY is refused because the role stands under row-level security, rows go through a temporary table. */
  readonly role: string
}

/** How a unit of work is run. */
export interface RunOptions {
  /** Where one session serves everybody: who goes first. Default `member`. */
  readonly priority?: Priority | undefined
  /** Aborted when nobody waits for the answer: what waits leaves the queue, and what runs is stopped where the engine can. */
  readonly signal?: AbortSignal | undefined
  /** A statement that runs longer is stopped with `deadline-exceeded`; the engine's own deadline holds too. */
  readonly maxStatement_ms?: number | undefined
}

export interface Engine {
  readonly name: EngineName
  readonly version: string
  /** Runs the statements of `begin` first, in the same round trip as BEGIN; commits unless `work` throws. */
  transaction<T>(begin: string, work: (session: Session) => Promise<T>, options?: RunOptions): Promise<T>
  /**
   * One statement in a transaction of its own, after the statements of `begin`; in one round trip where the engine is of this process, so that
   * what waits for it does not also wait three times for the thread that asks.
   */
  once(begin: string, text: string, values: readonly unknown[], options?: RunOptions): Promise<Rows>
  /** Outside any transaction, as the session's own user: VACUUM and pg-boss. `deadline_ms` 0 means none. */
  execute(text: string, values?: readonly unknown[], deadline_ms?: number): Promise<Rows>
  /** A mark that lives as long as this process, or until released: `holds` tells any server whether it still does. */
  hold(): Promise<{ tag: string; release(): void }>
  holds(tag: string): Promise<boolean>
  /** Files of the engine, checks of its own. */
  selfChecks(): Promise<{ name: string; good: boolean; what: string }[]>
  close(): Promise<void>
}

/** An error of the database with its SQLSTATE. */
export class DatabaseError extends Error {
  readonly code: string | null
  constructor(message: string, code: string | null) {
    super(message)
    this.name = 'DatabaseError'
    this.code = code
  }
}

/**
 * An error of the database as a problem where its code says what happened: a lost connection, a full disk, a statement stopped. A broken
 * constraint stays what it is, for the code that knows what it means there.
 */
export function foreseenError(error: DatabaseError): Error {
  const known = error.code?.startsWith('23') ? null : systemProblem(error)
  return known ? new ProblemError(known, { cause: error }) : error
}
