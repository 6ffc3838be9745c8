import { randomBytes } from 'node:crypto'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { ok, problem, type Result } from '@understory/model'
import { requestSchema, screenedBody } from '../../http/screened-body.ts'
import { problemResponse } from '../../problem-response.ts'
import { knownNames, type MemberContext, okJson, signedIn } from './context.ts'
import { hashToken } from './signed-in.ts'

const wantedShape = z.strictObject({
  label: z.string().min(1).max(100),
  city: z.string().nullable().default(null),
  /** Tokens for people come with sign-in; until then feeds and analysts work with tokens. */
  role: z.enum(['feed', 'analyst']).default('feed'),
  days: z.int().min(1).max(3650).nullable().default(null),
})
const madeShape = z.object({
  token: z.string(),
  hash: z.string(),
  label: z.string(),
  city: z.string().nullable(),
  role: z.string(),
  expiresAt: z.string().nullable(),
})

export function mountTokens(app: OpenAPIHono, context: MemberContext): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/v1/member/tokens',
    summary: 'Makes a token for a feed. It is shown this once; the record keeps only its hash.',
    tags: ['tokens'],
    security: [{ bearer: [] }],
    request: {
      body: {
        content: {
          'application/json': {
            schema: requestSchema('POST', '/api/v1/member/tokens', wantedShape),
          },
        },
      },
    },
    responses: { 201: { description: 'The token', content: { 'application/json': { schema: madeShape } } } },
  })
  app.post('/api/v1/member/tokens', async c => {
    const caller = await signedIn(c, context, 'make-token')
    if (!caller.ok) return problemResponse(caller.problem)
    const body = await screenedBody(c, wantedShape, () => knownNames(context))
    if (!body.ok) return problemResponse(body.problem)
    const made = await makeToken(context, body.value, caller.value.name)
    return made.ok ? okJson(made.value, 201) : problemResponse(made.problem)
  })

  app.get('/api/v1/member/tokens', async c => {
    const caller = await signedIn(c, context, 'make-token')
    return caller.ok ? okJson(await context.record.tokens()) : problemResponse(caller.problem)
  })

  app.delete('/api/v1/member/tokens/:hash', async c => {
    const caller = await signedIn(c, context, 'make-token')
    if (!caller.ok) return problemResponse(caller.problem)
    const gone = await context.record.revokeToken(c.req.param('hash'), caller.value.name)
    return gone
      ? okJson({ revoked: true })
      : problemResponse(problem('not-found', 'There is no such token.', { where: 'hash' }))
  })
}

async function makeToken(
  context: MemberContext,
  { label, city, role, days }: z.output<typeof wantedShape>,
  actor: string,
): Promise<Result<z.infer<typeof madeShape>>> {
  if (city !== null) {
    const found = await context.cityRecord(city)
    if (!found.ok) return found
  }
  const token = `understory_${randomBytes(32).toString('base64url')}`
  const hash = hashToken(token)
  const expiresAt = days === null ? null : new Date(context.now().getTime() + days * 86_400_000).toISOString()
  await context.record.saveToken({ hash, role, city, label, expiresAt }, actor)
  return ok({ token, hash, label, city, role, expiresAt })
}
