import { createHash, randomBytes } from 'node:crypto'
import { type LogEntry, type LogType, logTypes } from '@understory/model'
import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** What is entered: which thing, in which version, and what its hash is taken over. */
export interface LogNote {
  readonly type: LogType
  /** UUID of the thing; never a name. */
  readonly id: string
  readonly version: number
  /** Public facts of the thing. Only its salted hash goes into the log. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly now: Date
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Enters something in the public log, in the transaction that makes it so: both are kept or neither; gives its index. The entry is
 * canonical JSON (RFC 8785) of id, sha256 of salt and canonical payload, time, type and version. Throws for any other type and for
 * an id that is not a UUID, since neither may carry words.
 */
export async function appendLogEntry({ db }: UnitOfWork, note: LogNote): Promise<number> {
  if (!logTypes.includes(note.type)) throw new Error(`not a type of the public log: ${note.type}`)
  if (!uuid.test(note.id)) throw new Error(`an entry names its thing by UUID, not ${JSON.stringify(note.id)}`)
  const salt = randomBytes(32)
  const time = note.now.toISOString()
  const fields: LogEntry = {
    id: note.id,
    sha256: saltedHash(salt, note.payload),
    time,
    type: note.type,
    version: note.version,
  }
  const entry = canonical(fields)
  const { size } = await db
    .insertInto('understory.log_head')
    .values({ one: true, size: 1 })
    .onConflict(conflict =>
      conflict.column('one').doUpdateSet({ size: sql<number>`${sql.ref('log_head.size')} + 1` }),
    )
    .returning('size')
    .executeTakeFirstOrThrow()
  const index = Number(size) - 1
  await db
    .insertInto('understory.log_entry')
    .values({ index, type: note.type, subject: note.id, version: note.version, entry, at: time })
    .execute()
  await db
    .insertInto('understory.log_payload')
    .values({ index, salt: salt.toString('hex'), payload: JSON.stringify(note.payload) })
    .execute()
  return index
}

/** SHA-256, hex, of the salt and the canonical JSON of the payload. */
export const saltedHash = (salt: Uint8Array, payload: unknown): string =>
  createHash('sha256').update(salt).update(canonical(payload)).digest('hex')

export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('nothing that JSON can say')
  return text
}
