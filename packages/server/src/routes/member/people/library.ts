import type { OpenAPIHono } from '@hono/zod-openapi'
import { problem } from '@understory/model'
import { bufferBody } from '../../../http/body.ts'
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

export function mountLibrary(app: OpenAPIHono, { auth }: MemberContext): void {
  for (const [method, path] of reached) {
    app.on(method, path, async c => {
      if (!auth) return problemResponse(problem('not-found', 'Nobody can sign in to this house.'))
      const request = await bufferBody(c.req.raw)
      if (!request.ok) return problemResponse(request.problem)
      const answer = await (await auth.library()).handler(request.value)
      const headers = new Headers(answer.headers)
      headers.set('cache-control', 'no-store')
      return new Response(answer.body, { status: answer.status, headers })
    })
  }
}
