import {
  fail,
  type OrganisationKind,
  ok,
  problem,
  type Result,
  type Role,
  separationsBroken,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { instantOf } from '../city/import-reports.ts'
import { DatabaseError, type Engine } from '../engine/engine.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { changeRight } from './rights.ts'
import { namesIn, rolesOfAddress } from './separated-roles.ts'
import type { InvitationRow, NewInvitation } from './types.ts'

const invitationsQuery = ({ db }: UnitOfWork) =>
  db
    .selectFrom('understory.invitation as i')
    .leftJoin('understory.organisation as o', 'o.id', 'i.organisation')
    .leftJoin('understory.person as known', 'known.email', 'i.email')
    .selectAll('i')
    .select(eb => [
      'o.name as organisation_name',
      'o.kind as organisation_kind',
      'known.id as known_person',
      eb
        .selectFrom('understory.person as by')
        .select('by.name')
        .where(by => by(by.cast<string>('by.id', 'text'), '=', by.ref('i.made_by')))
        .as('made_by_name'),
      eb
        .selectFrom('understory.person as second')
        .select('second.name')
        .where(second => second(second.cast<string>('second.id', 'text'), '=', second.ref('i.confirmed_by')))
        .as('confirmed_by_name'),
    ])
type Found = Awaited<ReturnType<ReturnType<typeof invitationsQuery>['execute']>>[number]

const stateOf = (row: Found, now: Date): InvitationRow['state'] => {
  if (row.accepted_at !== null) return 'accepted'
  if (row.withdrawn_at !== null) return 'withdrawn'
  if (instantOf(row.expires_at) <= now.toISOString()) return 'expired'
  return row.separations !== '' && row.confirmed_at === null ? 'waiting' : 'open'
}

const invitationOf = (row: Found, now: Date): InvitationRow => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role as Role,
  organisation:
    row.organisation === null
      ? null
      : {
          id: row.organisation,
          name: row.organisation_name ?? '',
          kind: row.organisation_kind as OrganisationKind,
        },
  city: row.city,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  why: row.why,
  invitedBy: row.made_by_name ?? row.made_by,
  invitedById: row.made_by,
  separations: namesIn(row.separations),
  confirmedBy: row.confirmed_by_name ?? row.confirmed_by,
  unusualWhy: row.unusual_why,
  expiresAt: instantOf(row.expires_at),
  state: stateOf(row, now),
  knownPerson: row.known_person !== null,
})

/**
 * Keeps an invitation; an open one to the same address for the same role is withdrawn. Where it would give one person both halves of a rule for two,
 * it waits for a second operator. Problem `not-found` for an unknown organisation.
 */
export async function invite(
  engine: Engine,
  wanted: NewInvitation,
  actor: string,
): Promise<Result<InvitationRow>> {
  const now = new Date()
  try {
    return await asKeeper(engine, actor, 'invite', async unit => {
      const earlier = await openInvitations(unit)
        .where('email', '=', wanted.email.toLowerCase())
        .where('role', '=', wanted.role)
        .execute()
      for (const { id } of earlier) await withdraw(unit, id, actor, now.toISOString())
      const id = uuidv7()
      const separations = separationsBroken(await rolesOfAddress(unit, wanted, now), wanted.role).join(' ')
      const made = await changeRight(unit, 'invitation', id, () =>
        unit.db
          .insertInto('understory.invitation')
          .values({ ...rowOf(wanted), separations, id, made_by: actor, made_at: now.toISOString() })
          .execute(),
      )
      await noteEvent(unit, actor, 'invited', id, made)
      if (separations !== '') await noteEvent(unit, actor, 'second-operator-needed', id)
      if (wanted.unusualWhy !== null) await noteEvent(unit, actor, 'unusual-role-given', id)
      const row = await invitationsQuery(unit).where('i.id', '=', id).executeTakeFirstOrThrow()
      return ok(invitationOf(row, now))
    })
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23503') throw error
    return fail(problem('not-found', 'There is no such organisation.', { where: 'organisation' }))
  }
}

const rowOf = (wanted: NewInvitation) => ({
  hash: wanted.hash,
  email: wanted.email.toLowerCase(),
  name: wanted.name,
  role: wanted.role,
  organisation: wanted.organisation,
  city: wanted.city,
  starts_on: wanted.startsOn,
  ends_on: wanted.endsOn,
  why: wanted.why,
  unusual_why: wanted.unusualWhy,
  confirmed_by: null,
  confirmed_at: null,
  expires_at: wanted.expiresAt,
  accepted_at: null,
  accepted_by: null,
  withdrawn_at: null,
})

/** Invitations, newest first. */
export const invitations = (engine: Engine, now: Date, limit = 200): Promise<InvitationRow[]> =>
  asKeeper(engine, 'record', 'list invitations', async unit => {
    const rows = await invitationsQuery(unit).orderBy('i.id', 'desc').limit(limit).execute()
    return rows.map(row => invitationOf(row, now))
  })

/** The invitation whose link has this hash, whatever its state. */
export const invitationByHash = (engine: Engine, hash: string, now: Date): Promise<InvitationRow | null> =>
  asKeeper(engine, 'record', 'look at an invitation', async unit => {
    const row = await invitationsQuery(unit).where('i.hash', '=', hash).executeTakeFirst()
    return row ? invitationOf(row, now) : null
  })

/**
 * A second operator lets an invitation that waits go out, with a new link: whoever invited never had one. Problems: `not-found`; `not-allowed` for
 * whoever invited, and for whoever would get the role.
 */
export const confirmInvitation = (
  engine: Engine,
  id: string,
  link: { readonly hash: string; readonly expiresAt: string },
  actor: string,
  now: Date,
): Promise<Result<InvitationRow>> =>
  asKeeper(engine, actor, 'confirm an invitation', async unit => {
    await unit.db.selectFrom('understory.invitation').select('id').where('id', '=', id).forUpdate().execute()
    const row = await invitationsQuery(unit).where('i.id', '=', id).executeTakeFirst()
    if (!row || stateOf(row, now) !== 'waiting')
      return fail(problem('not-found', 'No such invitation waits for a second operator.', { where: 'id' }))
    if (row.made_by === actor || row.known_person === actor)
      return fail(
        problem(
          'not-allowed',
          'Two operators are needed: you cannot confirm what you asked for, or what you would get.',
          {
            where: 'id',
            expected: 'another operator',
          },
        ),
      )
    const change = await changeRight(unit, 'invitation', id, () =>
      unit.db
        .updateTable('understory.invitation')
        .set({
          confirmed_by: actor,
          confirmed_at: now.toISOString(),
          hash: link.hash,
          expires_at: link.expiresAt,
        })
        .where('id', '=', id)
        .execute(),
    )
    await noteEvent(unit, actor, 'invitation-confirmed', id, change)
    const confirmed = await invitationsQuery(unit).where('i.id', '=', id).executeTakeFirstOrThrow()
    return ok(invitationOf(confirmed, now))
  })

/** Takes an open invitation back; false if there is none. */
export const withdrawInvitation = (engine: Engine, id: string, actor: string): Promise<boolean> =>
  asKeeper(engine, actor, 'withdraw an invitation', async unit => {
    const open = await openInvitations(unit).where('id', '=', id).executeTakeFirst()
    if (!open) return false
    await withdraw(unit, open.id, actor, new Date().toISOString())
    return true
  })

/** Invitations that can still be accepted, locked until the transaction ends. */
const openInvitations = ({ db }: UnitOfWork) =>
  db
    .selectFrom('understory.invitation')
    .select('id')
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forUpdate()

async function withdraw(unit: UnitOfWork, id: string, actor: string, at: string): Promise<void> {
  const withdrawn = await changeRight(unit, 'invitation', id, () =>
    unit.db.updateTable('understory.invitation').set({ withdrawn_at: at }).where('id', '=', id).execute(),
  )
  await noteEvent(unit, actor, 'invitation-withdrawn', id, withdrawn)
}

/**
 * The first link of a house, which makes its operator: kept only while no person is there; an earlier one ends.
 * False where somebody is there already.
 */
export const openFirstLink = (engine: Engine, hash: string, expiresAt: string): Promise<boolean> =>
  asKeeper(engine, 'operator', 'first run', async unit => {
    const now = new Date().toISOString()
    if (await somebodyIn(unit)) return false
    for (const { id } of await openInvitations(unit).where('email', 'is', null).execute())
      await withdraw(unit, id, 'operator', now)
    const id = uuidv7()
    const made = await changeRight(unit, 'invitation', id, () =>
      unit.db
        .insertInto('understory.invitation')
        .values({
          id,
          hash,
          role: 'operator',
          starts_on: '2000-01-01',
          why: 'first run: the link printed on the server’s own terminal',
          made_by: 'operator',
          made_at: now,
          expires_at: expiresAt,
        })
        .execute(),
    )
    await noteEvent(unit, 'operator', 'first-link-made', id, made)
    return true
  })

export async function somebodyIn({ db }: UnitOfWork): Promise<boolean> {
  return (await db.selectFrom('understory.person').select('id').limit(1).executeTakeFirst()) !== undefined
}
