import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type GunTables, gunFlowsShape, gunTablesShape, ok, openGunsShape } from '@understory/model'
import { kindMonthsCsv, recoveriesCsv } from '@understory/publish'
import { json, openRoute } from '../../http/open-route.ts'
import { one } from '../../http/query.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter } from './parameters.ts'

const flowParameters = {
  ...cityParameter,
  ...formatParameter,
  source: one(z.string().max(60), 'Name of the source; the first when left out.', 'a name from `sources`'),
  place: one(z.string().max(60), 'State of recovery; all together when left out.', 'two letters of a state'),
  year: one(
    z
      .string()
      .regex(/^\d{4}$/)
      .transform(Number),
    'Year of recovery; the newest when left out.',
    'a year',
  ),
}

export function mountOpenGuns(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/guns',
    summary: 'Crime guns of open data summed up, without dealers, and who holds what is not open.',
    feature: 'guns',
    parameters: cityParameter,
    answer: openGunsShape,
    handle: query => withCity(context, query, async city => json(await publish.guns(city))),
  })
  const table = (path: string, summary: string, csvOf: (tables: GunTables) => string) =>
    openRoute(app, {
      path: `/api/v1/guns/${path}`,
      summary,
      feature: 'guns',
      parameters: { ...cityParameter, ...formatParameter },
      answer: gunTablesShape,
      csv: true,
      handle: query =>
        withCity(context, query, async city => {
          const tables = await publish.gunRecoveries(city)
          if (!tables.ok || query.format !== 'csv') return json(tables)
          return ok({ csv: csvOf(tables.value), fileName: `${city}-gun-${path}.csv` })
        }),
    })
  table(
    'recoveries',
    'Open guns recovered by type, caliber, maker, circumstance and part of the city.',
    recoveriesCsv,
  )
  table(
    'kinds',
    'Open guns by month: privately made, serial number removed, conversion device, each for itself.',
    kindMonthsCsv,
  )
  openRoute(app, {
    path: '/api/v1/guns/flows',
    summary: 'From which states the guns come that are recovered in one state or in all, out of open data.',
    feature: 'guns',
    parameters: flowParameters,
    answer: gunFlowsShape,
    csv: true,
    handle: query =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await publish.gunFlows(city, query))
        const csv = await publish.gunFlowsCsv(city, query)
        return csv.ok ? ok({ csv: csv.value, fileName: `${city}-gun-flows.csv` }) : csv
      }),
  })
}
