import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { boundaryVersionShape, ok, outlinesShape, placeListShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter } from './parameters.ts'

const pathShape = z.object({
  boundary: z
    .string()
    .openapi({ example: 'neighborhood:2020', description: '`kind:version`, or `kind` for the newest' }),
})

export function mountPlaces(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/places',
    summary: 'The boundary versions of the city.',
    feature: 'places',
    parameters: cityParameter,
    answer: z.array(boundaryVersionShape),
    handle: query => withCity(context, query, async city => json(await publish.places(city))),
  })
  openRoute(app, {
    path: '/api/v1/places/{boundary}',
    summary: 'The areas of one boundary version, with population and size.',
    feature: 'places',
    parameters: { ...cityParameter, ...formatParameter },
    pathShape,
    answer: placeListShape,
    csv: true,
    handle: (query, param) =>
      withCity(context, query, async city => {
        const boundary = param('boundary')
        if (query.format !== 'csv') return json(await publish.placeList(city, boundary))
        const csv = await publish.placeListCsv(city, boundary)
        return csv.ok ? ok({ csv: csv.value, fileName: `${city}-${boundary.replace(':', '-')}.csv` }) : csv
      }),
  })
  openRoute(app, {
    path: '/api/v1/places/{boundary}/outlines',
    summary: 'Simplified outlines of one boundary version as GeoJSON, keyed by slug.',
    feature: 'places',
    parameters: cityParameter,
    pathShape,
    answer: outlinesShape,
    maxAge_s: 3600,
    handle: (query, param) =>
      withCity(context, query, async city => json(await publish.outlines(city, param('boundary')))),
  })
}
