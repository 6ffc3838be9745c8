import { type Role, type SeparationName, separationNames } from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Names of rules as a row keeps them: separated by spaces. */
export const namesIn = (text: string): SeparationName[] =>
  separationNames.filter(name => text.split(' ').includes(name))

const overlaps = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other

interface Asked {
  readonly email: string
  readonly city: string | null
}

/** Roles that whoever has an address holds, or will hold, in a city. */
export async function rolesHeld({ db }: UnitOfWork, { email, city }: Asked, now: Date): Promise<Role[]> {
  // A day of grace: it is still today somewhere.
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  const rows = await db
    .selectFrom('understory.membership as m')
    .innerJoin('understory.person as p', 'p.id', 'm.person')
    .select(['m.role', 'm.city'])
    .where('p.email', '=', email.toLowerCase())
    .where('m.ended_at', 'is', null)
    .where(eb => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', yesterday)]))
    .execute()
  return rows.filter(row => overlaps(row.city, city)).map(row => row.role as Role)
}

/** The same, with the roles of invitations that are still open. */
export async function rolesOfAddress(unit: UnitOfWork, asked: Asked, now: Date): Promise<Role[]> {
  const rows = await unit.db
    .selectFrom('understory.invitation')
    .select(['role', 'city'])
    .where('email', '=', asked.email.toLowerCase())
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .execute()
  const invited = rows.filter(row => overlaps(row.city, asked.city)).map(row => row.role as Role)
  return [...(await rolesHeld(unit, asked, now)), ...invited]
}
