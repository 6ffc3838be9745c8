import type { Role } from '@understory/model'
import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import { asKeeper } from './keeper.ts'
import { usualLetters } from './letter-choice.ts'
import { holdsNow, zonesIn } from './memberships.ts'

/** Where a letter to somebody in a role goes; for the post alone, never for an answer. */
export interface Address {
  readonly person: string
  readonly email: string
  readonly role: Role
  readonly organisation: string | null
  readonly language: 'en' | 'es'
}

/** Addresses of everybody who acts in one of these roles in a city now and wants letters. */
export const addresses = (
  engine: Engine,
  asked: { readonly city: string; readonly roles: readonly Role[] },
  now: Date,
): Promise<Address[]> =>
  asKeeper(engine, 'post', 'write to who works on the plan', async unit => {
    const rows = await unit.db
      .selectFrom('understory.membership as m')
      .innerJoin('understory.person as p', 'p.id', 'm.person')
      .leftJoin('understory.letter_choice as l', 'l.person', 'p.id')
      .select(['p.id', 'l.language', 'l.wanted'])
      .select(['p.email', 'm.role', 'm.organisation', 'm.city', 'm.starts_on', 'm.ends_on', 'm.ended_at'])
      .where('m.role', 'in', [...asked.roles])
      .where(eb => eb.or([eb('m.city', 'is', null), eb('m.city', '=', asked.city)]))
      .where(eb => eb.or([eb('l.wanted', 'is', null), eb('l.wanted', '=', true)]))
      .orderBy('m.id')
      .execute()
    const zones = await zonesIn(unit)
    return rows
      .filter(row =>
        holdsNow(
          {
            city: row.city,
            startsOn: row.starts_on,
            endsOn: row.ends_on,
            endedAt: row.ended_at === null ? null : instantOf(row.ended_at),
          },
          zones,
          now,
        ),
      )
      .map(row => ({
        ...{ person: row.id, email: row.email, role: row.role as Role, organisation: row.organisation },
        language: row.language ?? usualLetters.language,
      }))
  })
