import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  actingAsShape,
  codeStepShape,
  fail,
  meShape,
  ok,
  ownSessionShape,
  passkeyShape,
  passwordAskedShape,
  passwordChangeShape,
  problem,
  type Result,
  totpSetUpShape,
} from '@understory/model'
import type { Context } from 'hono'
import { z } from 'zod'
import { actingCookie, actingHeader } from '../../../auth/acting-as.ts'
import {
  beginTotp,
  changePassword,
  confirmTotp,
  listPasskeys,
  newBackupCodes,
  type OwnRequest,
  removePasskey,
} from '../../../auth/change-factor.ts'
import type { HouseAuth } from '../../../auth/house-auth.ts'
import { meOf } from '../../../auth/me.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../../auth/own-sessions.ts'
import { jsonWithCookies, type StepDone, said, session_s } from '../../../auth/steps.ts'
import { readJsonAs } from '../../../http/json-body.ts'
import { cookieJar } from '../../../pages/cookie-jar.ts'
import { problemResponse } from '../../../problem-response.ts'
import type { MemberContext } from '../context.ts'
import { notSignedIn } from '../signed-in.ts'
import { describe } from './described.ts'
import { retryAfter, stepRequest } from './sign-in.ts'

/** Routes of a person about themselves; a session is enough, whatever their roles. A token is not. */
export function mountMe(app: OpenAPIHono, context: MemberContext): void {
  const own = async (c: Context): Promise<Result<OwnRequest>> => {
    const request = stepRequest(c, context)
    if (!request.ok) return request
    const session = await request.value.auth.sessionOf(request.value.headers)
    return session ? ok({ ...request.value, session }) : fail(notSignedIn())
  }
  const meAfter = async ({ auth, headers, now }: OwnRequest, cookies: readonly string[]) => {
    const jar = cookieJar(headers.get('cookie'))
    jar.take(new Headers(cookies.map(one => ['set-cookie', one])))
    const after = new Headers(headers)
    after.set('cookie', jar.header())
    const session = await auth.sessionOf(after)
    if (!session) return problemResponse(notSignedIn())
    return jsonWithCookies(await meOf(auth, session, after, now), cookies)
  }
  const change = <T extends z.ZodType>(
    path: string,
    summary: string,
    shape: T,
    take: (request: OwnRequest, body: z.output<T>) => Promise<Result<StepDone>>,
    answer: z.ZodType = z.object({}),
  ) => {
    describe(app, { method: 'post', path, summary, body: shape, answer })
    app.post(`/api/v1/member/${path}`, async c => {
      const request = await own(c)
      if (!request.ok) return problemResponse(request.problem)
      const body = await readJsonAs(c.req.raw, shape)
      if (!body.ok) return problemResponse(body.problem)
      const done = await take(request.value, body.value)
      if (!done.ok) return problemResponse(done.problem, retryAfter(done.problem))
      if (answer === meShape) return await meAfter(request.value, done.value.cookies)
      return jsonWithCookies(done.value.answer, done.value.cookies)
    })
  }

  describe(app, { method: 'get', path: 'me', summary: 'Who is signed in, and their hats.', answer: meShape })
  app.get('/api/v1/member/me', async c => {
    const request = await own(c)
    return request.ok ? await meAfter(request.value, []) : problemResponse(request.problem)
  })
  change('me/acting-as', 'Chooses the hat to wear.', actingAsShape, chooseHat, meShape)
  change('me/password', 'Changes the password.', passwordChangeShape, changePassword)
  change('me/totp', 'Begins an authenticator app.', passwordAskedShape, beginTotp, totpSetUpShape)
  change('me/totp/confirm', 'Puts the authenticator app into force.', codeStepShape, confirmTotp, meShape)
  change('me/backup-codes', 'New codes to write down.', passwordAskedShape, newBackupCodes, codesShape)

  describe(app, { method: 'get', path: 'me/passkeys', summary: 'Passkeys.', answer: z.array(passkeyShape) })
  app.get('/api/v1/member/me/passkeys', async c => {
    const request = await own(c)
    return request.ok ? jsonWithCookies(await listPasskeys(request.value)) : problemResponse(request.problem)
  })
  describe(app, { method: 'delete', path: 'me/passkeys/{id}', summary: 'Removes a passkey.' })
  app.delete('/api/v1/member/me/passkeys/:id', async c => {
    const request = await own(c)
    if (!request.ok) return problemResponse(request.problem)
    const done = await removePasskey(request.value, c.req.param('id'))
    return done.ok ? jsonWithCookies({}) : problemResponse(done.problem)
  })

  describe(app, {
    method: 'get',
    path: 'me/sessions',
    summary: 'Where one is signed in.',
    answer: z.array(ownSessionShape),
  })
  app.get('/api/v1/member/me/sessions', async c => {
    const request = await own(c)
    return request.ok
      ? jsonWithCookies(await listOwnSessions(request.value))
      : problemResponse(request.problem)
  })
  describe(app, { method: 'delete', path: 'me/sessions/{id}', summary: 'Ends another session of one’s own.' })
  app.delete('/api/v1/member/me/sessions/:id', async c => {
    const request = await own(c)
    if (!request.ok) return problemResponse(request.problem)
    const done = await endOwnSession(request.value, c.req.param('id'))
    return done.ok ? jsonWithCookies({}) : problemResponse(done.problem)
  })
  change(
    'me/sessions/end-others',
    'Ends all other sessions of one’s own.',
    z.strictObject({}),
    endOtherSessions,
  )

  describe(app, { method: 'post', path: 'sign-out', summary: 'Ends the session, on the server too.' })
  app.post('/api/v1/member/sign-out', async c => {
    const request = stepRequest(c, context)
    if (!request.ok) return problemResponse(request.problem)
    const { api } = await request.value.auth.library()
    const done = await said(api.signOut({ headers: request.value.headers, asResponse: true }))
    return jsonWithCookies({}, [...done.cookies, actingCookieLine(request.value.auth, '', 0)])
  })
}

const codesShape = z.object({ backupCodes: z.array(z.string()) })

async function chooseHat(
  { auth, session, headers, now }: OwnRequest,
  { membership }: { membership: string },
): Promise<Result<StepDone>> {
  const hats = await auth.people.hats(session.person.id, now)
  if (!hats.some(hat => hat.holds && hat.membership === membership))
    return fail(problem('not-allowed', 'This is no role of yours, or it has ended.', { where: 'membership' }))
  headers.delete(actingHeader)
  return ok({ answer: {}, cookies: [actingCookieLine(auth, membership, session_s)] })
}

const actingCookieLine = (auth: Pick<HouseAuth, 'publicUrl'>, value: string, lives_s: number): string =>
  `${actingCookie}=${value}; Path=/; Max-Age=${lives_s}; HttpOnly; SameSite=Lax${auth.publicUrl().startsWith('https:') ? '; Secure' : ''}`
