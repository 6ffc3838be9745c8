import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  indicatorOneShape,
  ok,
  planItemOneShape,
  planMeasuresShape,
  planOutlineShape,
  planVersionListShape,
  planVersionOneShape,
} from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { many } from '../../http/query.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter } from './parameters.ts'

const base = '/api/v1/plan'

const itemParameter = {
  item: many(z.string().max(60), 'Only measures of this item.', 'the id of an item'),
}

/** The plan as anybody reads it: its versions, the one in force, and what an old number is now. */
export function mountOpenPlanVersions(app: OpenAPIHono, context: OpenContext): void {
  const { versions, measures } = context.publish.plan
  const shared = { feature: 'plan', parameters: cityParameter } as const
  openRoute(app, {
    ...{ ...shared, path: `${base}/outline`, answer: planOutlineShape, csv: true },
    parameters: { ...cityParameter, ...formatParameter },
    summary:
      'The plan in force: actions with owner, status and staleness, goals and pillars with their sums.',
    handle: query =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await versions.outline(city))
        const csv = await versions.outlineCsv(city)
        return csv.ok ? ok({ csv: csv.value, fileName: 'plan.csv' }) : csv
      }),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/versions`, answer: planVersionListShape },
    summary: 'Versions of the plan that were made public, oldest first.',
    handle: query => withCity(context, query, async city => json(await versions.list(city))),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/versions/{version}`, answer: planVersionOneShape },
    summary: 'One version with its items, and what became of those of the version before, with the reasons.',
    handle: (query, param) =>
      withCity(context, query, async city => json(await versions.one(city, param('version')))),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/versions/{version}/{number}`, answer: planItemOneShape },
    summary: 'What a version called by this number, each change since, and what it is now.',
    handle: (query, param) =>
      withCity(context, query, async city =>
        json(await versions.at(city, param('version'), param('number'))),
      ),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/items/{id}`, answer: planItemOneShape },
    summary: 'One item by its id, which is the same in every version.',
    handle: (query, param) =>
      withCity(context, query, async city => json(await versions.item(city, param('id')))),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/measures`, answer: planMeasuresShape },
    parameters: { ...cityParameter, ...itemParameter },
    summary:
      'What the plan is measured by: indicators with where they stand, performance measures with their values.',
    handle: query => withCity(context, query, async city => json(await measures.list(city, query.item))),
  })
  openRoute(app, {
    ...{ ...shared, path: `${base}/indicators/{id}`, answer: indicatorOneShape, csv: true },
    parameters: { ...cityParameter, ...formatParameter },
    summary:
      'One indicator: its months, path and band, where it stands, and each time its target was written.',
    handle: (query, param) =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await measures.indicator(city, param('id')))
        const csv = await measures.indicatorCsv(city, param('id'))
        return csv.ok ? ok({ csv: csv.value, fileName: 'indicator.csv' }) : csv
      }),
  })
}
