import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

export interface PublishedLogEntry {
  readonly index: number
  /** The very text whose bytes are hashed. */
  readonly text: string
}
export interface PublishedCheckpoint {
  readonly size: number
  readonly note: string
  readonly at: string
}

/** The public log as `public_reader` sees it. */
export interface PublishedLog {
  /** Entries from an index on, at most `limit`, in order. */
  entries(from: number, limit: number): Promise<PublishedLogEntry[]>
  payload(index: number): Promise<{ salt: string; value: unknown } | null>
  /** Indices of the entries about one thing, oldest first. */
  about(type: string, id: string): Promise<number[]>
  lastCheckpoint(): Promise<PublishedCheckpoint | null>
}

type Read = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>

export const publishedLog = (read: Read): PublishedLog => ({
  entries: (from, limit) =>
    read(async ({ db }) => {
      const rows = await db
        .selectFrom('understory.log_entry')
        .select(['index', 'entry'])
        .where('index', '>=', from)
        .orderBy('index')
        .limit(limit)
        .execute()
      return rows.map(row => ({ index: Number(row.index), text: row.entry }))
    }),
  payload: index =>
    read(async ({ db }) => {
      const row = await db
        .selectFrom('understory.log_payload')
        .select(['salt', 'payload'])
        .where('index', '=', index)
        .executeTakeFirst()
      return row ? { salt: row.salt, value: row.payload } : null
    }),
  about: (type, id) =>
    read(async ({ db }) => {
      const rows = await db
        .selectFrom('understory.log_entry')
        .select('index')
        .where('type', '=', type)
        .where('subject', '=', id)
        .orderBy('index')
        .execute()
      return rows.map(row => Number(row.index))
    }),
  lastCheckpoint: () =>
    read(async ({ db }) => {
      const row = await db
        .selectFrom('understory.log_checkpoint')
        .selectAll()
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? { size: Number(row.size), note: row.note, at: instantOf(row.at) } : null
    }),
})
