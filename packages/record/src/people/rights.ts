import { createHash } from 'node:crypto'
import type { Change } from '../city/change.ts'
import { instantOf } from '../city/import-reports.ts'
import type { Row } from '../engine/engine.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { canonical } from '../log/append.ts'

/**
 * What lets somebody in: each row is written together with an event that holds its hash, so that `verify` finds a row which was put in, widened or
 * opened again by hand. All columns count. A null counts as nothing: a column that is added later and null changes no hash.
 */
export const rightColumns = {
  membership: [
    'id',
    'person',
    'role',
    'organisation',
    'city',
    'starts_on',
    'ends_on',
    'ended_at',
    'why',
    'end_why',
    'made_by',
    'made_at',
  ],
  invitation: [
    'id',
    'hash',
    'email',
    'name',
    'role',
    'organisation',
    'city',
    'starts_on',
    'ends_on',
    'why',
    'made_by',
    'made_at',
    'expires_at',
    'accepted_at',
    'accepted_by',
    'withdrawn_at',
    'separations',
    'confirmed_by',
    'confirmed_at',
    'unusual_why',
  ],
  token: [
    'hash',
    'role',
    'city',
    'label',
    'created_at',
    'expires_at',
    'revoked_at',
    'id',
    'person',
    'membership',
    'scope',
  ],
} as const
export type Right = keyof typeof rightColumns
export const rights = Object.keys(rightColumns) as readonly Right[]

/** The column by which a row is found. */
const keyColumn = { membership: 'id', invitation: 'id', token: 'hash' } as const

/** How an event names a row. The hash of a token is shortened: it is for recognising, and auditors read it. */
export const rightKey = (right: Right, row: Row): string =>
  right === 'token' ? String(row.hash).slice(0, 16) : String(row.id)

/** An invitation that can still be accepted; no backup holds one. */
export const isOpen = (right: Right, row: Row): boolean =>
  right === 'invitation' && row.accepted_at === null && row.withdrawn_at === null

const isTime = (column: string): boolean => column.endsWith('_at')

/** SHA-256, hex, over the row as canonical JSON. */
export function hashRight(right: Right, row: Row): string {
  const fields = Object.fromEntries(
    rightColumns[right].flatMap(column => {
      const value = row[column] ?? null
      if (value === null) return []
      return [[column, isTime(column) ? instantOf(String(value)) : value]]
    }),
  )
  return createHash('sha256').update(`${right}\n`).update(canonical(fields)).digest('hex')
}

/** Rows of a kind as the hash is taken over them, in the order they are given. */
export async function readRights(
  { session }: Pick<UnitOfWork, 'session'>,
  right: Right,
  more = '',
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await session.query(
    `select ${rightColumns[right].join(', ')} from understory.${right} ${more}`,
    values,
  )
  return rows
}

/** What of an event says which row it is about and what the row was and is. */
export type RightChange = Pick<Change, 'detail' | 'before' | 'after'>

/**
 * Changes one row, or makes it where it is not there, and gives what its event has to hold. The row is locked until the transaction ends.
 */
export async function changeRight(
  unit: UnitOfWork,
  right: Right,
  key: string,
  change: () => Promise<unknown>,
): Promise<RightChange> {
  const where = `where ${keyColumn[right]} = $1 for update`
  const [before] = await readRights(unit, right, where, [key])
  await change()
  const [after] = await readRights(unit, right, where, [key])
  if (!after) throw new Error(`there is no ${right} ${key}`)
  return {
    detail: { right, key: rightKey(right, after), ...(isOpen(right, after) ? { open: true } : {}) },
    ...(before ? { before: hashRight(right, before) } : {}),
    after: hashRight(right, after),
  }
}
