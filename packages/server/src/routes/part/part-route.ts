import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { fail, ok, problem, type Result } from '@understory/model'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { requestSchema, screenedBody } from '../../http/screened-body.ts'
import { problemResponse } from '../../problem-response.ts'
import type { SubmissionBudget } from '../../submission-budgets.ts'
import type { PartContext } from './context.ts'

const parameters = { city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities') }

export interface PartAsked<B> {
  readonly city: string
  readonly body: B
  readonly now: Date
  readonly param: (name: string) => string
  /** Where the request came from, for limits; never kept. */
  readonly address: string
  /** Takes one from a budget, of a holder or else of the address. Problem hourly-limit. */
  readonly spend: (budget: SubmissionBudget, holder?: string) => Result<null>
}

export interface PartRoute<S extends z.ZodType> {
  /** OpenAPI form: `/api/v1/part/dialogue/{series}/votes`. */
  readonly path: string
  readonly summary: string
  readonly feature: string
  /** What each request takes one from: by address, or by the code that comes in the body. */
  readonly budget: SubmissionBudget
  readonly holder?: (body: z.output<S>) => string | null
  readonly body: S
  readonly answer: z.ZodType
  readonly handle: (asked: PartAsked<z.output<S>>) => Promise<Result<unknown>>
}

/** Mounts a POST that anybody may send without an account, and writes it into the OpenAPI document. */
export function partRoute<S extends z.ZodType>(
  app: OpenAPIHono,
  context: PartContext,
  route: PartRoute<S>,
): void {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: route.path,
    summary: route.summary,
    tags: [route.feature],
    request: {
      query: parametersShape(parameters),
      ...(named.length > 0 && {
        params: z.object(Object.fromEntries(named.map(name => [name, z.string()]))),
      }),
      body: { content: { 'application/json': { schema: requestSchema('POST', route.path, route.body) } } },
    },
    responses: {
      200: { description: 'It was taken', content: { 'application/json': { schema: route.answer } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
  app.post(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async c => {
    const query = parseQuery(new URL(c.req.url).searchParams, parameters)
    if (!query.ok) return problemResponse(query.problem)
    const city = query.value.city ?? (await context.defaultCity())
    if (city === null)
      return problemResponse(problem('which-city', 'The request names no city.', { where: 'city' }))
    const body = await screenedBody(c, route.body, () => context.publish.dialogue.knownNames(city))
    if (!body.ok) return problemResponse(body.problem)
    const { address } = context.addressOf(c)
    const spend = spendOf(context, address)
    const spent = spend(route.budget, route.holder?.(body.value) ?? undefined)
    if (!spent.ok) return problemResponse(spent.problem)
    const done = await route.handle({
      city,
      body: body.value,
      now: context.now(),
      param: name => c.req.param(name) ?? '',
      address,
      spend,
    })
    return done.ok
      ? new Response(JSON.stringify(done.value), {
          headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        })
      : problemResponse(done.problem)
  })
}

const spendOf =
  ({ budgets }: PartContext, address: string): PartAsked<unknown>['spend'] =>
  (budget, holder) => {
    const wait_s = budgets.take(budget, holder === undefined ? { address } : { code: holder })
    if (wait_s === 0) return ok(null)
    return fail(
      problem(
        'hourly-limit',
        holder === undefined
          ? `Too many from this network within an hour; again in ${wait_s} s.`
          : `Too many with this code within an hour; again in ${wait_s} s.`,
        { expected: `${wait_s} s` },
      ),
    )
  }
