import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { measureAnswerShape, measureSummaryShape, ok } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter, questionOf, questionParameters, withVersions } from './parameters.ts'

export function mountMeasures(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/measures',
    summary: 'The questions that can be asked, each with its unit, population and limits.',
    feature: 'measures',
    parameters: { ...cityParameter },
    answer: z.array(measureSummaryShape),
    handle: async () => json(await publish.measures()),
  })
  openRoute(app, {
    path: '/api/v1/measures/{name}',
    summary: 'The answer to one question, with intervals, coverage, age, revisions and sources.',
    feature: 'measures',
    pathShape: z.object({ name: z.string() }),
    parameters: { ...cityParameter, ...formatParameter, ...questionParameters },
    answer: measureAnswerShape,
    csv: true,
    adapt: withVersions,
    handle: (query, param, signal) =>
      withCity(context, query, async city => {
        const name = param('name')
        if (query.format !== 'csv') {
          return json(await publish.measure(city, name, questionOf(query), { signal }))
        }
        const csv = await publish.measureCsv(city, name, questionOf(query), { signal })
        return csv.ok ? ok({ csv: csv.value, fileName: `${city}-${name}.csv` }) : csv
      }),
  })
}
