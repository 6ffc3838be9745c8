import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  codeStepShape,
  fail,
  invitationAcceptedShape,
  invitationSeenShape,
  linkWantedShape,
  ok,
  passwordStepShape,
  problem,
  type Result,
  signInNextShape,
  signInWaysShape,
  tokenShape,
} from '@understory/model'
import type { Context } from 'hono'
import { z } from 'zod'
import { acceptLink, seeLink } from '../../../auth/invitation-link.ts'
import { codeStep, linkStep, passwordStep, providerStep, wantLink } from '../../../auth/sign-in-steps.ts'
import { jsonWithCookies, type StepDone, type StepRequest } from '../../../auth/steps.ts'
import { readJsonAs } from '../../../http/json-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import type { MemberContext } from '../context.ts'
import { describe } from './described.ts'

const noSignIn = problem('not-found', 'Nobody can sign in to this house: it has no session key.')

export function mountSignIn(app: OpenAPIHono, context: MemberContext): void {
  const step = <T extends z.ZodType>(
    path: string,
    summary: string,
    shape: T,
    take: (request: StepRequest, body: z.output<T>) => Promise<Result<StepDone>>,
    more: { status?: 202; answer?: z.ZodType } = {},
  ) => {
    describe(app, { method: 'post', path, summary, body: shape, answer: signInNextShape, ...more })
    app.post(`/api/v1/member/${path}`, async c => {
      const request = stepRequest(c, context)
      if (!request.ok) return problemResponse(request.problem)
      const body = await readJsonAs(c.req.raw, shape)
      if (!body.ok) return problemResponse(body.problem)
      const done = await take(request.value, body.value)
      if (done.ok) return jsonWithCookies(done.value.answer, done.value.cookies, more.status ?? 200)
      return problemResponse(done.problem, retryAfter(done.problem))
    })
  }

  describe(app, { method: 'get', path: 'sign-in', summary: 'The ways to sign in.', answer: signInWaysShape })
  app.get('/api/v1/member/sign-in', async () => {
    const { auth, people } = context
    if (!auth) return problemResponse(noSignIn)
    const provider = auth.provider ? { name: auth.provider.name } : null
    return jsonWithCookies({ provider, letters: auth.post.by, firstRun: !(await people.somebody()) })
  })
  step('sign-in/password', 'The first step: address and password.', passwordStepShape, passwordStep)
  step(
    'sign-in/code',
    'The second step: a code of an authenticator app, or a written one.',
    codeStepShape,
    codeStep,
  )
  step('sign-in/link', 'Sends a link to an address, if it is known here.', linkWantedShape, wantLink, {
    status: 202,
    answer: z.object({}),
  })
  step('sign-in/link/use', 'Signs in with the token of a link.', tokenShape, linkStep)
  step(
    'sign-in/provider',
    'Where the identity provider of the city asks who somebody is.',
    z.object({}),
    providerStep,
    {
      answer: z.object({ url: z.string() }),
    },
  )
  step('sign-in/invitation', 'What an invitation says.', tokenShape, seeLink, { answer: invitationSeenShape })
  step('sign-in/invitation/accept', 'Accepts an invitation.', invitationAcceptedShape, acceptLink)
}

export function stepRequest(c: Context, context: MemberContext): Result<StepRequest> {
  const { auth, addressOf, now } = context
  if (!auth) return fail(noSignIn)
  return ok({ auth, headers: c.req.raw.headers, address: addressOf(c).address, now: now() })
}

export const retryAfter = ({
  code,
  expected,
}: {
  code: string
  expected?: string
}): Record<string, string> =>
  code === 'too-many-requests' && expected ? { 'retry-after': expected.replace(/\D/g, '') } : {}
