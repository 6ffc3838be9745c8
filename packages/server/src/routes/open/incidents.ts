import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { incidentPageShape, ok } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { one } from '../../http/query.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, filterParameters, formatParameter, whereOf, withVersions } from './parameters.ts'

const pageParameters = {
  cursor: one(z.string().max(400), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 1000),
    'Rows on a page; 100 when left out.',
    'a number from 1 to 1000',
  ),
}

export function mountIncidents(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/incidents',
    summary: 'Rows of open data, newest first, page by page. No names of people, no house numbers.',
    feature: 'incidents',
    parameters: { ...cityParameter, ...formatParameter, ...pageParameters, ...filterParameters },
    answer: incidentPageShape,
    csv: true,
    adapt: withVersions,
    handle: (query, _param, signal) =>
      withCity(context, query, async city => {
        const filter = { where: whereOf(query), from: query.from ?? null, to: query.to ?? null }
        if (query.format === 'csv') {
          const csv = await publish.incidentsCsv(city, filter, { signal })
          return csv.ok ? ok({ csv: csv.value, fileName: `${city}-incidents.csv` }) : csv
        }
        const page = { cursor: query.cursor ?? null, limit: query.limit ?? 100 }
        return json(await publish.incidents(city, { ...filter, ...page }, { signal }))
      }),
  })
}
