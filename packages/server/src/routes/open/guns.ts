import type { OpenAPIHono } from '@hono/zod-openapi'
import { openGunsShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter } from './parameters.ts'

export function mountOpenGuns(app: OpenAPIHono, context: OpenContext): void {
  openRoute(app, {
    path: '/api/v1/guns',
    summary: 'Crime guns of open data summed up, without dealers, and who holds what is not open.',
    feature: 'guns',
    parameters: cityParameter,
    answer: openGunsShape,
    handle: query => withCity(context, query, async city => json(await context.publish.guns(city))),
  })
}
