import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type Action,
  endLegalHoldRequestShape,
  legalHoldShape,
  type Member,
  ok,
  type Result,
  retentionShape,
  setLegalHoldRequestShape,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'
import { bodyOf } from './people/body.ts'

const parameters = { city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities') }

interface Asked<B> {
  readonly city: CityRecord
  readonly doing: { readonly member: Member; readonly now: Date }
  readonly body: B
}

/** How long rows stay, what was purged, and what a legal hold keeps. */
export function mountRetention(app: OpenAPIHono, context: MemberContext): void {
  const base = '/api/v1/member/retention'
  describe(app, 'get', base, 'Classes, past purges and legal holds.', retentionShape)
  app.get(base, c =>
    answer(c, context, 'read-retention', null, async ({ city, doing }) =>
      ok(await city.retention.overview(doing)),
    ),
  )
  const holds = '/api/v1/member/legal-holds'
  const sets = 'Keeps what it names beyond its day, until a day.'
  describe(app, 'post', holds, sets, legalHoldShape, setLegalHoldRequestShape)
  app.post(holds, c =>
    answer(c, context, 'set-legal-hold', setLegalHoldRequestShape, ({ city, doing, body }) =>
      city.retention.hold(body, doing),
    ),
  )
  const ends = 'Ends a legal hold before its day, with a reason.'
  describe(app, 'post', `${holds}/{id}/end`, ends, legalHoldShape, endLegalHoldRequestShape)
  app.post(`${holds}/:id/end`, c =>
    answer(c, context, 'end-legal-hold', endLegalHoldRequestShape, ({ city, doing, body }) =>
      city.retention.release(c.req.param('id') ?? '', body, doing),
    ),
  )
}

async function answer<S extends z.ZodType | null>(
  c: Context,
  context: MemberContext,
  action: Action,
  shape: S,
  handle: (asked: Asked<S extends z.ZodType ? z.output<S> : null>) => Promise<Result<unknown>>,
): Promise<Response> {
  const member = await signedIn(c, context, action)
  if (!member.ok) return problemResponse(member.problem)
  const query = parseQuery(new URL(c.req.url).searchParams, parameters)
  if (!query.ok) return problemResponse(query.problem)
  const found = await cityFor(context, member.value, query.value.city)
  if (!found.ok) return problemResponse(found.problem)
  const body = shape === null ? ok(null) : await bodyOf(c.req.raw, shape)
  if (!body.ok) return problemResponse(body.problem)
  const done = await handle({
    city: found.value,
    doing: { member: member.value, now: context.now() },
    body: body.value as S extends z.ZodType ? z.output<S> : null,
  })
  return done.ok ? okJson(done.value) : problemResponse(done.problem)
}

function describe(
  app: OpenAPIHono,
  method: 'get' | 'post',
  path: string,
  summary: string,
  shape: z.ZodType,
  body: z.ZodType | null = null,
): void {
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    tags: ['retention'],
    security: [{ session: [] }, { bearer: [] }],
    request: {
      query: parametersShape(parameters),
      ...(path.includes('{id}') && { params: z.object({ id: z.string() }) }),
      ...(body && { body: { content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      200: { description: 'As it is now', content: { 'application/json': { schema: shape } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
}
