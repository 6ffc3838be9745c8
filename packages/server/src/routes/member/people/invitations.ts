import { randomBytes } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  fail,
  type Invitation,
  type InvitationMade,
  type InvitationWanted,
  invitationMadeShape,
  invitationShape,
  invitationWantedShape,
  isUsualRole,
  localDay,
  type Member,
  ok,
  type Problem,
  problem,
  type Result,
  singleLine,
} from '@understory/model'
import type { InvitationRow } from '@understory/record/people'
import { z } from 'zod'
import type { HouseAuth } from '../../../auth/house-auth.ts'
import { screenedBody } from '../../../http/screened-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import { knownNames, type MemberContext, okJson, signedIn } from '../context.ts'
import { hashToken } from '../signed-in.ts'
import { describe } from './described.ts'

const goodFor_s = 7 * 86_400

export function mountInvitations(app: OpenAPIHono, context: MemberContext): void {
  describe(app, {
    method: 'get',
    path: 'invitations',
    summary: 'The newest 200 invitations.',
    answer: z.array(invitationShape),
  })
  app.get('/api/v1/member/invitations', async c => {
    const caller = await signedIn(c, context, 'invite-member')
    if (!caller.ok) return problemResponse(caller.problem)
    const rows = await context.people.invitations(context.now())
    return okJson(await shown(context, caller.value, rows))
  })
  describe(app, {
    method: 'post',
    path: 'invitations',
    summary: 'Invites somebody into a role until a day; the link goes by letter.',
    body: invitationWantedShape,
    answer: invitationMadeShape,
    status: 201,
  })
  app.post('/api/v1/member/invitations', async c => {
    const caller = await signedIn(c, context, 'invite-member')
    if (!caller.ok) return problemResponse(caller.problem)
    const { auth } = context
    if (!auth) return problemResponse(problem('not-found', 'Nobody can sign in to this house.'))
    const body = await screenedBody(c, invitationWantedShape, () => knownNames(context))
    if (!body.ok) return problemResponse(body.problem)
    const made = await invite(context, auth, caller.value, body.value)
    return made.ok ? okJson(made.value, 201) : problemResponse(made.problem)
  })
  describe(app, {
    method: 'post',
    path: 'invitations/{id}/confirm',
    summary: 'Confirms, as a second operator, a role that gives one person both halves of a rule for two.',
    body: z.strictObject({}),
    answer: invitationMadeShape,
  })
  app.post('/api/v1/member/invitations/:id/confirm', async c => {
    const caller = await signedIn(c, context, 'invite-member')
    if (!caller.ok) return problemResponse(caller.problem)
    const { auth } = context
    if (!auth || caller.value.by !== 'session') return problemResponse(onlySignedIn)
    const confirmed = await confirm(context, auth, caller.value, c.req.param('id'))
    return confirmed.ok ? okJson(confirmed.value) : problemResponse(confirmed.problem)
  })
  describe(app, { method: 'delete', path: 'invitations/{id}', summary: 'Takes an invitation back.' })
  app.delete('/api/v1/member/invitations/:id', async c => {
    const caller = await signedIn(c, context, 'invite-member')
    if (!caller.ok) return problemResponse(caller.problem)
    const id = c.req.param('id')
    const gone =
      z.uuid().safeParse(id).success && (await context.people.withdrawInvitation(id, caller.value.person))
    return gone ? okJson({}) : problemResponse(problem('not-found', 'There is no such open invitation.'))
  })
}

const onlySignedIn = problem('not-allowed', 'A second operator confirms in a session of their own.')

/** Invitations as somebody sees them: who can confirm those that wait depends on who asks, and on whether there is another operator. */
async function shown(
  context: MemberContext,
  by: Member,
  rows: readonly InvitationRow[],
): Promise<Invitation[]> {
  const operators = rows.some(row => row.state === 'waiting')
    ? await context.people.operators(context.now())
    : []
  return rows.map(({ knownPerson: _, invitedById, ...invitation }) => {
    const others = operators.filter(one => one !== invitedById)
    const waitsFor = others.includes(by.person)
      ? 'you'
      : others.length > 0
        ? 'another-operator'
        : 'second-operator'
    return {
      ...invitation,
      separations: [...invitation.separations],
      waitsFor: invitation.state === 'waiting' ? waitsFor : null,
    }
  })
}

/** A link that is good for a week from now, and the hash by which alone it is kept. */
function newLink(context: MemberContext, auth: HouseAuth) {
  const token = randomBytes(32).toString('base64url')
  return {
    hash: hashToken(token),
    expiresAt: new Date(context.now().getTime() + goodFor_s * 1000).toISOString(),
    address: `${auth.publicUrl()}/sign-in/invitation?token=${token}`,
  }
}

async function invite(
  context: MemberContext,
  auth: HouseAuth,
  by: Member,
  wanted: InvitationWanted,
): Promise<Result<InvitationMade>> {
  const zone = await cityZone(context, wanted.city)
  if (!zone.ok) return zone
  const today = localDay(context.now(), zone.value)
  const startsOn = wanted.startsOn ?? today
  const days = daysProblem(wanted, startsOn, today)
  if (days) return fail(days)
  const unusual = await unusualRole(context, wanted)
  if (unusual && wanted.unusualWhy === undefined) return fail(unusual)
  const { hash, expiresAt, address } = newLink(context, auth)
  const unusualWhy = unusual ? (wanted.unusualWhy ?? null) : null
  const made = await context.people.invite({ ...wanted, startsOn, unusualWhy, hash, expiresAt }, by.person)
  if (!made.ok) return made
  return ok(await sent(context, auth, by, made.value, address))
}

async function confirm(
  context: MemberContext,
  auth: HouseAuth,
  by: Member,
  id: string,
): Promise<Result<InvitationMade>> {
  if (!z.uuid().safeParse(id).success)
    return fail(problem('not-found', 'There is no such invitation.', { where: 'id' }))
  const link = newLink(context, auth)
  const confirmed = await context.people.confirmInvitation(id, link, by.person, context.now())
  return confirmed.ok ? ok(await sent(context, auth, by, confirmed.value, link.address)) : confirmed
}

/** Sends the letter, unless a second operator must confirm first: then nobody has a link yet. */
async function sent(
  context: MemberContext,
  auth: HouseAuth,
  by: Member,
  row: InvitationRow,
  address: string,
): Promise<InvitationMade> {
  const letter = row.state === 'waiting' ? 'waiting' : await auth.post.send(letterOf(row, address))
  const [invitation] = await shown(context, by, [row])
  if (!invitation) throw new Error('an invitation is shown')
  return { ...invitation, letter }
}

/** Why a role is unusual in the organisation, or null. */
async function unusualRole(
  context: MemberContext,
  { role, organisation }: InvitationWanted,
): Promise<Problem | null> {
  if (organisation === null) return null
  const found = (await context.people.organisations()).find(one => one.id === organisation)
  if (!found || isUsualRole(role, found.kind)) return null
  return problem(
    'role-unusual',
    `The role ${role} is unusual in an organisation of the kind ${found.kind}.`,
    {
      where: 'role',
      expected: `a role of such an organisation, or the reason in unusualWhy`,
    },
  )
}

function daysProblem({ role, endsOn }: InvitationWanted, startsOn: string, today: string) {
  if (endsOn === null && role !== 'operator')
    return problem('bad-request-body', 'The role has no last day.', {
      where: 'endsOn',
      expected: 'a day; only an operator may be without',
    })
  if (endsOn !== null && (endsOn < startsOn || endsOn < today))
    return problem('bad-request-body', `${endsOn} is before the role begins, or past.`, {
      where: 'endsOn',
      expected: `a day from ${startsOn > today ? startsOn : today} on`,
    })
  return null
}

async function cityZone(context: MemberContext, city: string | null): Promise<Result<string>> {
  const cities = await context.record.cities()
  if (city === null) return ok(cities[0]?.timeZone ?? 'UTC')
  const found = cities.find(one => one.name === city)
  return found
    ? ok(found.timeZone)
    : fail(problem('no-such-city', `There is no city ${JSON.stringify(city)}.`, { where: 'city' }))
}

const letterOf = (made: InvitationRow, link: string) => ({
  to: made.email ?? '',
  subject: 'An invitation to Understory',
  text: [
    `Hello ${singleLine(made.name ?? '')},`,
    `${singleLine(made.invitedBy)} invites you as ${made.role}${made.organisation ? ` of ${singleLine(made.organisation.name)}` : ''}${made.endsOn ? `, until ${made.endsOn}` : ''}.`,
    `Why: ${singleLine(made.why)}`,
    `This link is good once, until ${made.expiresAt.slice(0, 10)}:`,
    link,
    'If you do not know what this is about, do nothing.',
    '',
  ].join('\n\n'),
  livesFor_s: goodFor_s,
})
