import { v7 as uuidv7 } from 'uuid'
import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { hatsIn } from './memberships.ts'
import { revokeToken } from './revoke-tokens.ts'
import { changeRight } from './rights.ts'
import type { HatRow, PersonalTokenRow } from './types.ts'

const columns = [
  'id',
  'person',
  'membership',
  'label',
  'scope',
  'created_at',
  'expires_at',
  'revoked_at',
] as const
type Found = {
  id: string | null
  person: string | null
  membership: string | null
  label: string
  scope: string[] | null
  created_at: string
  expires_at: string | null
  revoked_at: string | null
}

const tokenOf = (row: Found): PersonalTokenRow => ({
  id: row.id ?? '',
  person: row.person ?? '',
  membership: row.membership ?? '',
  label: row.label,
  scope: row.scope ?? [],
  createdAt: instantOf(row.created_at),
  expiresAt: row.expires_at === null ? '' : instantOf(row.expires_at),
  revokedAt: row.revoked_at === null ? null : instantOf(row.revoked_at),
})

/** Keeps the hash of a token of a person: for one of their hats, for some actions, until a moment. */
export const savePersonalToken = (
  engine: Engine,
  hat: HatRow,
  token: { hash: string; label: string; scope: readonly string[]; expiresAt: string },
): Promise<PersonalTokenRow> =>
  asKeeper(engine, hat.person, 'make a personal token', async unit => {
    const row = {
      id: uuidv7(),
      hash: token.hash,
      role: hat.role,
      city: hat.city,
      label: token.label,
      created_at: new Date().toISOString(),
      expires_at: token.expiresAt,
      revoked_at: null,
      person: hat.person,
      membership: hat.membership,
    }
    const made = await changeRight(unit, 'token', row.hash, () =>
      unit.db
        .insertInto('understory.token')
        .values({ ...row, scope: JSON.stringify(token.scope) })
        .execute(),
    )
    await noteEvent(unit, hat.person, 'personal-token-made', row.id, made)
    return tokenOf({ ...row, scope: [...token.scope] })
  })

export const personalTokens = (engine: Engine, person: string): Promise<PersonalTokenRow[]> =>
  asKeeper(engine, person, 'list personal tokens', async ({ db }) => {
    const rows = await db
      .selectFrom('understory.token')
      .select(columns)
      .where('person', '=', person)
      .orderBy('created_at')
      .execute()
    return rows.map(tokenOf)
  })

/** Takes back a token of this person; false if there is none that is still good. */
export const revokePersonalToken = (engine: Engine, person: string, id: string): Promise<boolean> =>
  asKeeper(engine, person, 'revoke a personal token', async unit => {
    const good = await unit.db
      .selectFrom('understory.token')
      .select(['hash', 'id'])
      .where('id', '=', id)
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!good) return false
    await revokeToken(unit, good, person, new Date().toISOString())
    return true
  })

/** Whose token this is and the hat it acts in, while both hold; else null. */
export const personOfToken = (
  engine: Engine,
  hash: string,
  now: Date,
): Promise<{ token: PersonalTokenRow; hat: HatRow } | null> =>
  asKeeper(engine, 'record', 'check a personal token', async unit => {
    const row = await unit.db
      .selectFrom('understory.token')
      .select(columns)
      .where('hash', '=', hash)
      .where('person', 'is not', null)
      .executeTakeFirst()
    if (!row || row.revoked_at !== null) return null
    const token = tokenOf(row)
    if (token.expiresAt <= now.toISOString()) return null
    const hat = (await hatsIn(unit, token.person, now)).find(one => one.membership === token.membership)
    return hat?.holds ? { token, hat } : null
  })
