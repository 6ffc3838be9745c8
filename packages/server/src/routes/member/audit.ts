import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Action, accessLogPageShape, auditEventPageShape, type Member } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

const parameters = {
  city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities'),
  cursor: one(
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    'Where the page before ended.',
    'the `next` of a page',
  ),
  limit: one(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 500),
    'Lines on a page; 100 when left out.',
    'a number from 1 to 500',
  ),
}

type Ask = (
  city: CityRecord,
  member: Member,
  question: { before?: number | undefined; limit: number },
) => Promise<unknown>

/** What auditors read: who did what, and who looked at what behind a wall. */
export function mountAudit(app: OpenAPIHono, context: MemberContext): void {
  const mount = (path: string, summary: string, action: Action, shape: z.ZodType, ask: Ask) => {
    app.openAPIRegistry.registerPath({
      method: 'get',
      path,
      summary,
      tags: ['audit'],
      security: [{ bearer: [] }, { session: [] }],
      request: { query: parametersShape(parameters) },
      responses: {
        200: { description: 'A page, newest first', content: { 'application/json': { schema: shape } } },
        default: {
          description: 'A problem',
          content: { 'application/problem+json': { schema: problemShape } },
        },
      },
    })
    app.get(path, c => answer(c, context, action, ask))
  }
  mount(
    '/api/v1/member/events',
    'Who did what, newest first.',
    'read-events',
    auditEventPageShape,
    (city, member, asked) => city.auditEvents(member, asked),
  )
  mount(
    '/api/v1/member/access-log',
    'Who looked at what behind a wall, for which purpose, newest first.',
    'read-access-log',
    accessLogPageShape,
    (city, member, asked) => city.accessLog(member, asked),
  )
}

async function answer(c: Context, context: MemberContext, action: Action, ask: Ask): Promise<Response> {
  const member = await signedIn(c, context, action)
  if (!member.ok) return problemResponse(member.problem)
  const query = parseQuery(new URL(c.req.url).searchParams, parameters)
  if (!query.ok) return problemResponse(query.problem)
  const found = await cityFor(context, member.value, query.value.city)
  if (!found.ok) return problemResponse(found.problem)
  const { cursor, limit = 100 } = query.value
  return okJson(await ask(found.value, member.value, { before: cursor, limit }))
}
