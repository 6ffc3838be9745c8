import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { cityShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import type { OpenContext } from './context.ts'

export function mountCities(app: OpenAPIHono, { publish }: OpenContext): void {
  openRoute(app, {
    path: '/api/v1/cities',
    summary: 'The cities of this server. An invented city says so.',
    feature: 'cities',
    parameters: {},
    answer: z.array(cityShape),
    handle: async () => json(await publish.cities()),
  })
}
