import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type Action,
  approveReleaseRequestShape,
  draftReleaseRequestShape,
  type Member,
  ok,
  type Result,
  releaseDatasetShape,
  releaseDraftPageShape,
  releaseDraftShape,
  withdrawReleaseRequestShape,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, type ParametersOf, parametersShape, parseQuery } from '../../http/query.ts'
import { requestSchema, screenedBody } from '../../http/screened-body.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'
import { gunCounter } from './gun-counter.ts'

const city = one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities')
const pageParameters = {
  city,
  cursor: one(z.string().max(100), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number),
    'Releases on a page; 100 when left out.',
    'a number from 1 to 999',
  ),
}
type Parameters = typeof pageParameters
const base = '/api/v1/member/releases'

interface Asked<B> {
  readonly city: CityRecord
  readonly doing: { readonly member: Member; readonly now: Date }
  readonly id: string
  readonly query: ParametersOf<Parameters>
  readonly body: B
}

/** Drafts of releases: made, read, approved, withdrawn. */
export function mountMemberReleases(app: OpenAPIHono, context: MemberContext): void {
  describe(
    app,
    'get',
    base,
    'Drafts of releases and what became of them, newest first.',
    releaseDraftPageShape,
  )
  app.get(base, c =>
    answer(c, context, 'see-release-drafts', null, ({ city, doing, query }) =>
      city.releases.drafts(doing, query),
    ),
  )
  const datasets = '/api/v1/member/release-datasets'
  describe(app, 'get', datasets, 'The fixed catalogue: what can be drafted.', z.array(releaseDatasetShape))
  app.get(datasets, c =>
    answer(c, context, 'see-release-drafts', null, async () => ok(context.publish.releases.datasets())),
  )
  describe(app, 'get', `${base}/{id}`, 'One draft with its disclosure report.', releaseDraftShape)
  app.get(`${base}/:id`, c =>
    answer(c, context, 'see-release-drafts', null, ({ city, doing, id }) => city.releases.one(id, doing)),
  )
  describe(app, 'get', `${base}/{id}/files/{name}`, 'A file of a draft.', z.unknown())
  app.get(`${base}/:id/files/:name`, c => fileOf(c, context))
  mountWrites(app, context)
}

function mountWrites(app: OpenAPIHono, context: MemberContext): void {
  const drafts =
    'Builds the next release of a dataset from the snapshot, with disclosure control, and keeps it as a draft.'
  describe(app, 'post', base, drafts, releaseDraftShape, draftReleaseRequestShape)
  app.post(base, c =>
    answer(c, context, 'draft-release', draftReleaseRequestShape, async ({ city, doing, body }) => {
      const dataset = context.publish.releases.dataset(body.dataset)
      const guns = dataset?.counts === 'guns' ? await gunCounter(city, dataset.provenances, doing) : ok(null)
      if (!guns.ok) return guns
      const begun = await city.releases.begin(body.dataset)
      const built = await context.publish.releases.draft(city.city.name, body.dataset, begun, guns.value)
      return built.ok ? await city.releases.draft(built.value, body.why, doing) : built
    }),
  )
  const approves =
    'Makes a draft public, exactly as it was read; never one’s own, and never one whose report finds a disclosed cell.'
  describe(app, 'post', `${base}/{id}/approval`, approves, releaseDraftShape, approveReleaseRequestShape)
  app.post(`${base}/:id/approval`, c =>
    answer(c, context, 'approve-release', approveReleaseRequestShape, ({ city, doing, id, body }) =>
      city.releases.approve(id, body, doing),
    ),
  )
  const withdraws = 'Takes a draft back. What is public stays public.'
  describe(app, 'post', `${base}/{id}/withdrawal`, withdraws, releaseDraftShape, withdrawReleaseRequestShape)
  app.post(`${base}/:id/withdrawal`, c =>
    answer(c, context, 'withdraw-release-draft', withdrawReleaseRequestShape, ({ city, doing, id, body }) =>
      city.releases.withdraw(id, body, doing),
    ),
  )
}

async function asked<S extends z.ZodType | null>(
  c: Context,
  context: MemberContext,
  action: Action,
  shape: S,
): Promise<Result<Asked<S extends z.ZodType ? z.output<S> : null>>> {
  const member = await signedIn(c, context, action)
  if (!member.ok) return member
  const query = parseQuery(new URL(c.req.url).searchParams, pageParameters)
  if (!query.ok) return query
  const found = await cityFor(context, member.value, query.value.city)
  if (!found.ok) return found
  const body = shape === null ? ok(null) : await screenedBody(c, shape, () => found.value.knownNames())
  if (!body.ok) return body
  return ok({
    city: found.value,
    doing: { member: member.value, now: context.now() },
    id: c.req.param('id') ?? '',
    query: query.value,
    body: body.value as S extends z.ZodType ? z.output<S> : null,
  })
}

async function answer<S extends z.ZodType | null>(
  c: Context,
  context: MemberContext,
  action: Action,
  shape: S,
  handle: (asked: Asked<S extends z.ZodType ? z.output<S> : null>) => Promise<Result<unknown>>,
): Promise<Response> {
  const known = await asked(c, context, action, shape)
  if (!known.ok) return problemResponse(known.problem)
  const done = await handle(known.value)
  return done.ok ? okJson(done.value) : problemResponse(done.problem)
}

async function fileOf(c: Context, context: MemberContext): Promise<Response> {
  const known = await asked(c, context, 'see-release-drafts', null)
  if (!known.ok) return problemResponse(known.problem)
  const { city, doing, id } = known.value
  const file = await city.releases.file(id, c.req.param('name') ?? '', doing)
  if (!file.ok) return problemResponse(file.problem)
  const { name, mediaType, content } = file.value
  return new Response(content.slice(), {
    headers: {
      'content-type': mediaType,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}

function describe(
  app: OpenAPIHono,
  method: 'get' | 'post',
  path: string,
  summary: string,
  shape: z.ZodType,
  body: z.ZodType | null = null,
): void {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    tags: ['releases'],
    security: [{ session: [] }, { bearer: [] }],
    request: {
      query: parametersShape(pageParameters),
      ...(names.length > 0 && {
        params: z.object(Object.fromEntries(names.map(name => [name, z.string()]))),
      }),
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
