import type { Role } from '@understory/model'
import type { Selectable } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import { changeRight } from '../people/rights.ts'
import type { TokenTable } from '../tables/token.ts'
import type { TokenRow } from '../types.ts'
import { asRegistrar, registryEvent } from './cities.ts'

const instantOrNull = (text: string | null): string | null => (text === null ? null : instantOf(text))
const tokenOf = (row: Selectable<TokenTable>): TokenRow => ({
  hash: row.hash,
  role: row.role as Role,
  city: row.city,
  label: row.label,
  createdAt: instantOf(row.created_at),
  expiresAt: instantOrNull(row.expires_at),
  revokedAt: instantOrNull(row.revoked_at),
})

/** Keeps a token's hash. The token itself is never seen here. */
export const saveToken = (
  engine: Engine,
  token: Omit<TokenRow, 'createdAt' | 'revokedAt'>,
  actor: string,
): Promise<void> =>
  asRegistrar(engine, actor, 'make a token', async unit => {
    const made = await changeRight(unit, 'token', token.hash, () =>
      unit.db
        .insertInto('understory.token')
        .values({
          hash: token.hash,
          role: token.role,
          city: token.city,
          label: token.label,
          created_at: new Date().toISOString(),
          expires_at: token.expiresAt,
          revoked_at: null,
        })
        .execute(),
    )
    await registryEvent(unit, actor, 'token-made', token.label, made)
  })

/** The token of a feed with this hash, unless it expired or was revoked. Tokens of people: `people/personal-tokens.ts`. */
export const findToken = (engine: Engine, hash: string): Promise<TokenRow | null> =>
  asRegistrar(engine, 'record', 'check a token', async ({ db }) => {
    const row = await db
      .selectFrom('understory.token')
      .selectAll()
      .where('hash', '=', hash)
      .where('person', 'is', null)
      .executeTakeFirst()
    if (!row || row.revoked_at !== null) return null
    const token = tokenOf(row)
    return token.expiresAt !== null && token.expiresAt <= new Date().toISOString() ? null : token
  })

export const tokens = (engine: Engine): Promise<TokenRow[]> =>
  asRegistrar(engine, 'record', 'list tokens', async ({ db }) => {
    const rows = await db
      .selectFrom('understory.token')
      .selectAll()
      .where('person', 'is', null)
      .orderBy('created_at')
      .execute()
    return rows.map(tokenOf)
  })

/** Ends a token now; false if there is none that is still good. */
export const revokeToken = (engine: Engine, hash: string, actor: string): Promise<boolean> =>
  asRegistrar(engine, actor, 'revoke a token', async unit => {
    const good = await unit.db
      .selectFrom('understory.token')
      .select('hash')
      .where('hash', '=', hash)
      .where('person', 'is', null)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!good) return false
    const revoked = await changeRight(unit, 'token', hash, () =>
      unit.db
        .updateTable('understory.token')
        .set({ revoked_at: new Date().toISOString() })
        .where('hash', '=', hash)
        .execute(),
    )
    await registryEvent(unit, actor, 'token-revoked', hash.slice(0, 8), revoked)
    return true
  })
