import type { OpenAPIHono } from '@hono/zod-openapi'
import { aboutDataShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter } from './parameters.ts'

export function mountAboutData(app: OpenAPIHono, context: OpenContext): void {
  openRoute(app, {
    path: '/api/v1/about-data',
    summary: 'Sources, coverage, what was set aside and why, revisions, boundary versions.',
    feature: 'about-data',
    parameters: cityParameter,
    answer: aboutDataShape,
    handle: query => withCity(context, query, async city => json(await context.publish.aboutData(city))),
  })
}
