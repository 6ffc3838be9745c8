import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type Action,
  agreementPageShape,
  agreementShape,
  draftRequestShape,
  endRequestShape,
  type Member,
  ok,
  type Result,
  signRequestShape,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, type ParametersOf, parametersShape, parseQuery } from '../../http/query.ts'
import { requestSchema, screenedBody } from '../../http/screened-body.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

const city = one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities')
const parameters = { city }
const pageParameters = {
  city,
  cursor: one(z.string().max(100), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number),
    'Agreements on a page; 100 when left out.',
    'a number from 1 to 999',
  ),
}
const idShape = z.object({ id: z.string().openapi({ description: 'UUID of the agreement' }) })
const base = '/api/v1/member/agreements'

/** What a route does once it is known who asks, in which city, with what. */
type Handle<B> = (asked: {
  readonly city: CityRecord
  readonly doing: { readonly member: Member; readonly now: Date }
  readonly id: string
  readonly query: ParametersOf<typeof pageParameters>
  readonly body: B
}) => Promise<Result<unknown>>

export function mountMemberAgreements(app: OpenAPIHono, context: MemberContext): void {
  describe(
    app,
    'get',
    base,
    'Agreements in full, newest version of each.',
    agreementPageShape,
    pageParameters,
  )
  app.get(base, c =>
    answer(c, context, 'read-agreement-in-full', pageParameters, null, ({ city, doing, query }) =>
      city.agreements.inFull(doing, query),
    ),
  )
  describe(
    app,
    'get',
    `${base}/{id}`,
    'Every version of one agreement, newest first.',
    z.array(agreementShape),
  )
  app.get(`${base}/:id`, c =>
    answer(c, context, 'read-agreement-in-full', parameters, null, ({ city, doing, id }) =>
      city.agreements.versions(id, doing),
    ),
  )
  describe(
    app,
    'post',
    base,
    'Writes a draft of a new agreement.',
    agreementShape,
    parameters,
    draftRequestShape,
  )
  app.post(base, c =>
    answer(c, context, 'draft-agreement', parameters, draftRequestShape, ({ city, doing, body }) =>
      city.agreements.draft(body, doing),
    ),
  )
  const drafts = `${base}/{id}/drafts`
  describe(
    app,
    'post',
    drafts,
    'Drafts a change of an agreement.',
    agreementShape,
    parameters,
    draftRequestShape,
  )
  app.post(`${base}/:id/drafts`, c =>
    answer(c, context, 'draft-agreement', parameters, draftRequestShape, ({ city, doing, id, body }) =>
      city.agreements.draft({ ...body, id }, doing),
    ),
  )
  mountDecisions(app, context)
}

function mountDecisions(app: OpenAPIHono, context: MemberContext): void {
  const signature = `${base}/{id}/signature`
  const signs = 'Puts the draft that was read into force; never one’s own.'
  describe(app, 'post', signature, signs, agreementShape, parameters, signRequestShape)
  app.post(`${base}/:id/signature`, c =>
    answer(c, context, 'sign-agreement', parameters, signRequestShape, ({ city, doing, id, body }) =>
      city.agreements.sign(id, body, doing),
    ),
  )
  const ends = 'Ends an agreement today, before its date, with a reason that residents read.'
  describe(app, 'post', `${base}/{id}/end`, ends, agreementShape, parameters, endRequestShape)
  app.post(`${base}/:id/end`, c =>
    answer(c, context, 'end-agreement', parameters, endRequestShape, ({ city, doing, id, body }) =>
      city.agreements.end(id, body, doing),
    ),
  )
}

function describe(
  app: OpenAPIHono,
  method: 'get' | 'post',
  path: string,
  summary: string,
  shape: z.ZodType,
  query: typeof parameters | typeof pageParameters = parameters,
  body: z.ZodType | null = null,
): void {
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    tags: ['agreements'],
    security: [{ bearer: [] }],
    request: {
      query: parametersShape(query),
      ...(path.includes('{id}') && { params: idShape }),
      ...(body && {
        body: { content: { 'application/json': { schema: requestSchema('POST', path, body) } } },
      }),
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

async function answer<B>(
  c: Context,
  context: MemberContext,
  action: Action,
  allowed: typeof parameters | typeof pageParameters,
  bodyShape: z.ZodType<B> | null,
  handle: Handle<B>,
): Promise<Response> {
  const member = await signedIn(c, context, action)
  if (!member.ok) return problemResponse(member.problem)
  const parsed = parseQuery(new URL(c.req.url).searchParams, allowed as typeof pageParameters)
  if (!parsed.ok) return problemResponse(parsed.problem)
  const found = await cityFor(context, member.value, parsed.value.city)
  if (!found.ok) return problemResponse(found.problem)
  const body = bodyShape ? await screenedBody(c, bodyShape, () => found.value.knownNames()) : ok(null as B)
  if (!body.ok) return problemResponse(body.problem)
  const done = await handle({
    city: found.value,
    doing: { member: member.value, now: context.now() },
    id: c.req.param('id') ?? '',
    query: parsed.value,
    body: body.value,
  })
  return done.ok ? okJson(done.value) : problemResponse(done.problem)
}
