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
  localDay,
  type Member,
  ok,
  problem,
  type Result,
} from '@understory/model'
import type { InvitationRow } from '@understory/record/people'
import { z } from 'zod'
import type { HouseAuth } from '../../../auth/house-auth.ts'
import { readJsonAs } from '../../../http/json-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import { type MemberContext, okJson, signedIn } from '../context.ts'
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
    return okJson((await context.people.invitations(context.now())).map(shown))
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
    const body = await readJsonAs(c.req.raw, invitationWantedShape)
    if (!body.ok) return problemResponse(body.problem)
    const made = await invite(context, auth, caller.value, body.value)
    return made.ok ? okJson(made.value, 201) : problemResponse(made.problem)
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

const shown = ({ knownPerson: _, ...invitation }: InvitationRow): Invitation => invitation

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
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(context.now().getTime() + goodFor_s * 1000).toISOString()
  const made = await context.people.invite(
    { ...wanted, startsOn, hash: hashToken(token), expiresAt },
    by.person,
  )
  if (!made.ok) return made
  const letter = await auth.post.send(
    letterOf(made.value, wanted, `${auth.publicUrl()}/sign-in/invitation?token=${token}`),
  )
  return ok({ ...shown(made.value), letter })
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

const letterOf = (made: InvitationRow, wanted: InvitationWanted, link: string) => ({
  to: wanted.email,
  subject: 'An invitation to Understory',
  text: [
    `Hello ${wanted.name},`,
    `${made.invitedBy} invites you as ${made.role}${made.organisation ? ` of ${made.organisation.name}` : ''}${made.endsOn ? `, until ${made.endsOn}` : ''}.`,
    `Why: ${made.why}`,
    `This link is good once, until ${made.expiresAt.slice(0, 10)}:`,
    link,
    'If you do not know what this is about, do nothing.',
    '',
  ].join('\n\n'),
  livesFor_s: goodFor_s,
})
