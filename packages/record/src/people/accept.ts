import { fail, ok, problem, type Result, type Role, separationsBroken } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError, type Engine } from '../engine/engine.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { somebodyIn } from './invitations.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { changeRight } from './rights.ts'
import { namesIn, rolesHeld } from './separated-roles.ts'
import type { Acceptance } from './types.ts'

const gone = problem('not-found', 'This invitation is used, withdrawn or past its date.', {
  where: 'token',
  expected: 'a new invitation from the operator',
})

class Refused extends Error {
  readonly problem
  constructor(refusal: ReturnType<typeof problem>) {
    super(refusal.detail)
    this.problem = refusal
  }
}

/**
 * Takes an invitation up, once: the person (unless signed in), their password and the role are made in one transaction.
 * Problems: `not-found` (used, withdrawn, expired, or somebody is there already for the first link), `not-allowed` (another
 * person's invitation, or an address that is taken).
 */
export async function acceptInvitation(
  engine: Engine,
  hash: string,
  by: Acceptance,
  now: Date,
): Promise<Result<{ person: string; membership: string }>> {
  try {
    return ok(
      await asKeeper(engine, 'invitation', 'accept an invitation', unit => accept(unit, hash, by, now)),
    )
  } catch (error) {
    if (error instanceof Refused) return fail(error.problem)
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
    return fail(
      problem('not-allowed', 'A person with this address is there already.', {
        where: 'email',
        expected: 'sign in first, then open the link again',
      }),
    )
  }
}

async function accept(unit: UnitOfWork, hash: string, by: Acceptance, now: Date) {
  const at = now.toISOString()
  const invitation = await unit.db
    .selectFrom('understory.invitation')
    .selectAll()
    .where('hash', '=', hash)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', at)
    .where(eb => eb.or([eb('separations', '=', ''), eb('confirmed_at', 'is not', null)]))
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) throw new Refused(gone)
  if (invitation.email === null && (await somebodyIn(unit))) throw new Refused(gone)
  const email = invitation.email ?? ('email' in by ? by.email.toLowerCase() : '')
  const person =
    'person' in by ? await known(unit, by.person, email) : await newPerson(unit, { ...by, email }, at)
  await mustBeSeparate(unit, invitation, email, now)
  const membership = uuidv7()
  const accepted = await changeRight(unit, 'invitation', invitation.id, () =>
    unit.db
      .updateTable('understory.invitation')
      .set({ accepted_at: at, accepted_by: person })
      .where('id', '=', invitation.id)
      .execute(),
  )
  await noteEvent(unit, person, 'invitation-accepted', invitation.id, accepted)
  const begun = await changeRight(unit, 'membership', membership, () =>
    unit.db
      .insertInto('understory.membership')
      .values({
        id: membership,
        person,
        role: invitation.role,
        organisation: invitation.organisation,
        city: invitation.city,
        starts_on: invitation.starts_on,
        ends_on: invitation.ends_on,
        why: invitation.why,
        end_why: '',
        made_by: invitation.made_by,
        made_at: at,
      })
      .execute(),
  )
  await noteEvent(unit, person, 'role-begun', membership, begun)
  return { person, membership }
}

/** What was given meanwhile counts too: a rule for two that nobody confirmed is not broken by accepting in another order. */
async function mustBeSeparate(
  unit: UnitOfWork,
  invitation: { role: string; city: string | null; separations: string; confirmed_at: string | null },
  email: string,
  now: Date,
): Promise<void> {
  const held = await rolesHeld(unit, { email, city: invitation.city }, now)
  const confirmed = invitation.confirmed_at === null ? [] : namesIn(invitation.separations)
  const broken = separationsBroken(held, invitation.role as Role)
  if (broken.every(name => confirmed.includes(name))) return
  throw new Refused(
    problem(
      'not-allowed',
      'With a role you have, this one would give you both halves of a rule that needs two people.',
      {
        where: 'token',
        expected: 'a new invitation, which a second operator confirms',
      },
    ),
  )
}

/** Whoever accepts as a signed-in person must be the one who was invited. */
async function known(unit: UnitOfWork, person: string, email: string): Promise<string> {
  const row = await unit.db
    .selectFrom('understory.person')
    .select('id')
    .where('id', '=', person)
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirst()
  if (row) return row.id
  throw new Refused(
    problem('not-allowed', 'This invitation is for somebody else.', {
      where: 'token',
      expected: 'sign out, and sign in as the person who was invited',
    }),
  )
}

/** The link came to the address, so the address is theirs. */
async function newPerson(
  unit: UnitOfWork,
  one: { name: string; email: string; passwordHash: string },
  at: string,
): Promise<string> {
  const id = uuidv7()
  const times = { created_at: at, updated_at: at }
  await unit.db
    .insertInto('understory.person')
    .values({
      id,
      name: one.name,
      email: one.email,
      email_verified: true,
      two_factor_enabled: false,
      ...times,
    })
    .execute()
  await unit.db
    .insertInto('understory.person_account')
    .values({
      id: uuidv7(),
      person: id,
      provider_id: 'credential',
      account_id: id,
      password: one.passwordHash,
      ...times,
    })
    .execute()
  await noteEvent(unit, id, 'person-made', id)
  return id
}
