import type { OpenAPIHono } from '@hono/zod-openapi'
import { problem } from '@understory/model'
import { type HouseAuth, isSessionCookie } from '../../../auth/house-auth.ts'
import { rememberDevice } from '../../../auth/known-device.ts'
import { bufferBody } from '../../../http/body.ts'
import { cookieJar } from '../../../pages/cookie-jar.ts'
import { problemResponse } from '../../../problem-response.ts'
import type { MemberContext } from '../context.ts'

/** What of the sign-in library's own routes is reached from outside: passkeys, which run in the browser, and the provider's way back. */
const reached: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/api/auth/passkey/generate-authenticate-options'],
  ['POST', '/api/auth/passkey/verify-authentication'],
  ['GET', '/api/auth/passkey/generate-register-options'],
  ['POST', '/api/auth/passkey/verify-registration'],
  ['GET', '/api/auth/callback/city'],
]

export function mountLibrary(app: OpenAPIHono, { auth, now }: MemberContext): void {
  for (const [method, path] of reached) {
    app.on(method, path, async c => {
      if (!auth) return problemResponse(problem('not-found', 'Nobody can sign in to this house.'))
      const request = await bufferBody(c.req.raw)
      if (!request.ok) return problemResponse(request.problem)
      const answer = await (await auth.library()).handler(request.value)
      const headers = new Headers(answer.headers)
      headers.set('cache-control', 'no-store')
      const device = await newDevice(auth, c.req.raw.headers, headers, now())
      if (device) headers.append('set-cookie', device)
      return new Response(answer.body, { status: answer.status, headers })
    })
  }
}

/** Where the library made a session, by passkey or provider, the browser is known for the account from now on. */
async function newDevice(
  auth: HouseAuth,
  sent: Headers,
  answered: Headers,
  now: Date,
): Promise<string | null> {
  const cookies = answered.getSetCookie()
  if (!cookies.some(isSessionCookie)) return null
  const jar = cookieJar(sent.get('cookie'))
  jar.take(answered)
  const after = new Headers(sent)
  after.set('cookie', jar.header())
  const session = await auth.sessionOf(after)
  return session && rememberDevice(auth, sent, session.person.email, now)
}
