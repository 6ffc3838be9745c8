import type { OpenAPIHono } from '@hono/zod-openapi'
import { type ExploreFilter, exploreAnswerShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, exploreParameters, whereOf } from './parameters.ts'

export function mountExplore(app: OpenAPIHono, context: OpenContext): void {
  openRoute(app, {
    path: '/api/v1/explore',
    summary: 'Eight facets, each counted under the filters of all the others.',
    feature: 'explore',
    parameters: { ...cityParameter, ...exploreParameters },
    answer: exploreAnswerShape,
    handle: (query, _param, signal) =>
      withCity(context, query, async city =>
        json(await context.publish.explore(city, whereOf(query) as ExploreFilter, { signal })),
      ),
  })
}
