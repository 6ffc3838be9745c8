import type { CompiledQuery } from 'kysely'
import type { Row } from '../engine/engine.ts'

/** What a write of the sign-in library means, by table and kind of statement. Reads and challenges are no events. */
const meanings: Readonly<Record<string, Partial<Record<'insert' | 'update' | 'delete', string>>>> = {
  person: { insert: 'person-made', update: 'person-changed', delete: 'person-removed' },
  person_account: {
    insert: 'account-linked',
    update: 'password-or-account-changed',
    delete: 'account-unlinked',
  },
  person_session: { insert: 'signed-in', delete: 'signed-out' },
  person_two_factor: { insert: 'authenticator-begun', delete: 'authenticator-removed' },
  person_passkey: { insert: 'passkey-added', delete: 'passkey-removed' },
}

/**
 * The event of a statement, or null. The subject is the person's id where the statement gives it back, else the table.
 * Statements that changed nothing are no events.
 */
export function eventOf(
  query: CompiledQuery,
  rows: readonly Row[],
  rowCount: number,
): { actor: string; action: string; subject: string } | null {
  const found = /^(insert into|update|delete from) "(\w+)"/.exec(query.sql)
  if (!found || (rowCount === 0 && rows.length === 0)) return null
  const table = found[2] ?? ''
  const action = meanings[table]?.[found[1]?.split(' ')[0] as 'insert' | 'update' | 'delete']
  if (!action) return null
  const row = rows[0]
  const person = String(row?.person ?? (table === 'person' ? row?.id : undefined) ?? 'sign-in')
  return { actor: person, action, subject: person === 'sign-in' ? table : person }
}
