import { randomBytes } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  dayNumber,
  fail,
  localDay,
  type Member,
  may,
  ok,
  type PersonalToken,
  personalTokenShape,
  problem,
  type Result,
  type TokenMade,
  type TokenWanted,
  tokenMadeShape,
  tokenWantedShape,
} from '@understory/model'
import type { PersonalTokenRow } from '@understory/record/people'
import type { Context } from 'hono'
import { z } from 'zod'
import { endOfDay } from '../../../auth/end-of-day.ts'
import { screenedBody } from '../../../http/screened-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import { knownNames, type MemberContext, okJson, signedIn } from '../context.ts'
import { hashToken } from '../signed-in.ts'
import { describe } from './described.ts'

const longest_days = 366

/** Tokens of a person, made and taken back in a session only: a token cannot make tokens. */
export function mountPersonalTokens(app: OpenAPIHono, context: MemberContext): void {
  const mine = async (c: Context): Promise<Result<Member & { membership: string }>> => {
    const caller = await signedIn(c, context, 'make-personal-token')
    if (!caller.ok) return caller
    const { by, membership } = caller.value
    if (by === 'session' && membership !== null) return ok({ ...caller.value, membership })
    return fail(problem('not-allowed', 'Tokens of a person are made in a session, not with a token.'))
  }
  describe(app, {
    method: 'get',
    path: 'me/tokens',
    summary: 'Tokens of one’s own.',
    answer: z.array(personalTokenShape),
  })
  app.get('/api/v1/member/me/tokens', async c => {
    const caller = await mine(c)
    if (!caller.ok) return problemResponse(caller.problem)
    return okJson((await context.people.personalTokens(caller.value.person)).map(shown))
  })
  describe(app, {
    method: 'post',
    path: 'me/tokens',
    summary: 'Makes a token for some actions of one’s hat, until a day. It is shown this once.',
    body: tokenWantedShape,
    answer: tokenMadeShape,
    status: 201,
  })
  app.post('/api/v1/member/me/tokens', async c => {
    const caller = await mine(c)
    if (!caller.ok) return problemResponse(caller.problem)
    const body = await screenedBody(c, tokenWantedShape, () => knownNames(context))
    if (!body.ok) return problemResponse(body.problem)
    const made = await make(context, caller.value, body.value)
    return made.ok ? okJson(made.value, 201) : problemResponse(made.problem)
  })
  describe(app, { method: 'delete', path: 'me/tokens/{id}', summary: 'Takes a token back.' })
  app.delete('/api/v1/member/me/tokens/:id', async c => {
    const caller = await mine(c)
    if (!caller.ok) return problemResponse(caller.problem)
    const id = c.req.param('id')
    const gone =
      z.uuid().safeParse(id).success && (await context.people.revokePersonalToken(caller.value.person, id))
    return gone
      ? okJson({})
      : problemResponse(problem('not-found', 'You have no such token.', { where: 'id' }))
  })
}

const shown = ({ person: _, ...token }: PersonalTokenRow): PersonalToken => ({
  ...token,
  scope: [...token.scope],
})

async function make(
  context: MemberContext,
  member: Member & { membership: string },
  wanted: TokenWanted,
): Promise<Result<TokenMade>> {
  const zone = await zoneOf(context, member.city)
  const days = dayNumber(wanted.endsOn) - dayNumber(localDay(context.now(), zone))
  if (days < 0 || days > longest_days)
    return fail(
      problem('bad-request-body', `${wanted.endsOn} is ${days} days from today.`, {
        where: 'endsOn',
        expected: `0 to ${longest_days} days from today`,
      }),
    )
  const beyond = wanted.scope.find(action => !may(member.role, action).allowed)
  if (beyond)
    return fail(
      problem('not-allowed', `The role ${member.role} may not do this itself: ${beyond}.`, {
        where: 'scope',
      }),
    )
  const hat = await context.people.hat(member.membership, context.now())
  if (!hat?.holds) return fail(problem('not-allowed', 'This role has ended.'))
  const token = `understory_${randomBytes(32).toString('base64url')}`
  const made = await context.people.savePersonalToken(hat, {
    hash: hashToken(token),
    label: wanted.label,
    scope: [...new Set(wanted.scope)],
    expiresAt: endOfDay(wanted.endsOn, zone).toISOString(),
  })
  return ok({ ...shown(made), token })
}

/** The time zone of a city; of the only city where a hat is for all; else UTC. */
async function zoneOf(context: MemberContext, city: string | null): Promise<string> {
  const name = city ?? (await context.defaultCity())
  return (await context.record.cities()).find(one => one.name === name)?.timeZone ?? 'UTC'
}
