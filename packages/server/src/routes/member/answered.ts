import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Action, type Member, ok, type Purpose, purposes, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, type Parameters, type ParametersOf, parametersShape, parseQuery } from '../../http/query.ts'
import { requestSchema, screenedBody } from '../../http/screened-body.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

/** Every route of members may name the city, and what it is read for. */
export const memberParameters = {
  city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities'),
  purpose: one(
    z.enum(purposes),
    'What it is read for; it is written down. Analysis when left out.',
    purposes.join(', '),
  ),
}

export interface Asked<P extends Parameters, B> {
  readonly city: CityRecord
  readonly doing: { readonly member: Member; readonly now: Date }
  readonly purpose: Purpose
  readonly query: ParametersOf<P>
  readonly body: B
  readonly param: (name: string) => string
}

export interface MemberRoute<P extends Parameters, S extends z.ZodType | null> {
  readonly method: 'get' | 'post'
  /** OpenAPI form: `/api/v1/member/guns/careers/{key}`. */
  readonly path: string
  readonly summary: string
  readonly feature: string
  readonly action: Action
  readonly parameters: P
  readonly answer: z.ZodType
  readonly body: S
  /** Where it may be longer than 64 kB. */
  readonly largestBody_bytes?: number
  readonly handle: (asked: Asked<P, S extends z.ZodType ? z.output<S> : null>) => Promise<Result<unknown>>
}

/** Mounts a route for signed-in people and writes it into the OpenAPI document, both from the same description. */
export function memberRoute<P extends Parameters, S extends z.ZodType | null>(
  app: OpenAPIHono,
  context: MemberContext,
  route: MemberRoute<P, S>,
): void {
  const parameters = { ...memberParameters, ...route.parameters }
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  app.openAPIRegistry.registerPath({
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.feature],
    security: [{ session: [] }, { bearer: [] }],
    request: {
      query: parametersShape(parameters),
      ...(named.length > 0 && {
        params: z.object(Object.fromEntries(named.map(name => [name, z.string()]))),
      }),
      ...(route.body && {
        body: { content: { 'application/json': { schema: requestSchema('POST', route.path, route.body) } } },
      }),
    },
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: route.answer } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
  app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async c => {
    const done = await answered(c, context, route, parameters)
    return done.ok ? okJson(done.value) : problemResponse(done.problem)
  })
}

async function answered<P extends Parameters, S extends z.ZodType | null>(
  c: Context,
  context: MemberContext,
  route: MemberRoute<P, S>,
  parameters: typeof memberParameters & P,
): Promise<Result<unknown>> {
  const member = await signedIn(c, context, route.action)
  if (!member.ok) return member
  const query = parseQuery(new URL(c.req.url).searchParams, parameters)
  if (!query.ok) return query
  const { city: wanted, purpose = 'analysis' } = query.value as ParametersOf<typeof memberParameters>
  const found = await cityFor(context, member.value, wanted)
  if (!found.ok) return found
  const body =
    route.body === null
      ? ok(null)
      : await screenedBody(c, route.body, () => found.value.knownNames(), route.largestBody_bytes)
  if (!body.ok) return body
  return route.handle({
    city: found.value,
    doing: { member: member.value, now: context.now() },
    purpose,
    query: query.value as ParametersOf<P>,
    body: body.value as S extends z.ZodType ? z.output<S> : null,
    param: name => c.req.param(name) ?? '',
  })
}
