import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { commitmentListShape, commitmentOneShape, ok, owedListShape, planWeekShape } from '@understory/model'
import { renderSVG } from 'uqr'
import { json, openRoute } from '../../http/open-route.ts'
import { one, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter } from './parameters.ts'

const base = '/api/v1/plan/commitments'
const languageParameter = {
  ...cityParameter,
  language: one(z.enum(['en', 'es']), 'Language of the words; English when left out.', 'en or es'),
}

/** Promises as anybody reads them, and their feeds. */
export function mountOpenPlan(app: OpenAPIHono, context: OpenContext): void {
  const { commitments, week } = context.publish.plan
  openRoute(app, {
    path: base,
    summary:
      'Promises with owner, due day, test of kept and state; late ones first, lateness computed today.',
    feature: 'plan',
    parameters: { ...cityParameter, ...formatParameter },
    answer: commitmentListShape,
    csv: true,
    handle: query =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await commitments.list(city))
        const csv = await commitments.csv(city)
        return csv.ok ? ok({ csv: csv.value, fileName: 'commitments.csv' }) : csv
      }),
  })
  openRoute(app, {
    path: `${base}/{no}`,
    summary: 'One promise by its short number: where it came from, every step, and evidence with its hashes.',
    feature: 'plan',
    parameters: cityParameter,
    answer: commitmentOneShape,
    handle: (query, param) =>
      withCity(context, query, async city => json(await commitments.one(city, param('no'), context.home()))),
  })
  openRoute(app, {
    path: '/api/v1/plan/owed',
    summary:
      'Who owes what today: answers, promises past their day, words about them; and when they were reminded.',
    feature: 'plan',
    parameters: cityParameter,
    answer: owedListShape,
    handle: query => withCity(context, query, async city => json(await week.owed(city))),
  })
  openRoute(app, {
    path: '/api/v1/plan/week',
    summary:
      'The week of the plan on one screen: what changed in seven days, what is late, what is due soon.',
    feature: 'plan',
    parameters: cityParameter,
    answer: planWeekShape,
    handle: query => withCity(context, query, async city => json(await week.week(city))),
  })
  written(
    app,
    `${base}.atom`,
    'application/atom+xml',
    'Steps of all promises, newest first, as Atom (RFC 4287).',
  )
  app.get(`${base}.atom`, async c => {
    const query = parseQuery(new URL(c.req.url).searchParams, languageParameter)
    if (!query.ok) return problemResponse(query.problem)
    const feed = await withCity(context, query.value, city =>
      commitments.atom(city, context.home(), query.value.language ?? 'en'),
    )
    return feed.ok
      ? answered(feed.value, 'application/atom+xml; charset=utf-8')
      : problemResponse(feed.problem)
  })
  written(app, `${base}/{no}/code.svg`, 'image/svg+xml', 'The address of a promise as a QR code, for paper.')
  app.get(`${base}/:no/code.svg`, async c => {
    const query = parseQuery(new URL(c.req.url).searchParams, languageParameter)
    if (!query.ok) return problemResponse(query.problem)
    const found = await withCity(context, query.value, city =>
      commitments.one(city, c.req.param('no'), context.home()),
    )
    if (!found.ok) return problemResponse(found.problem)
    const { address } = found.value
    const there = query.value.language === 'es' ? address.replace('/plan/', '/es/plan/') : address
    return answered(renderSVG(there, { border: 2 }), 'image/svg+xml; charset=utf-8')
  })
}

const answered = (body: string, type: string): Response =>
  new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=60' } })

/** Writes an answer that is neither JSON nor a table into the OpenAPI document. */
function written(app: OpenAPIHono, path: string, type: string, summary: string): void {
  app.openAPIRegistry.registerPath({
    ...{ method: 'get', path, summary, tags: ['plan'] },
    request: path.includes('{no}') ? { params: z.object({ no: z.string() }) } : {},
    responses: {
      200: { description: 'The answer', content: { [type]: { schema: z.string() } } },
      default: { description: 'A problem' },
    },
  })
}
