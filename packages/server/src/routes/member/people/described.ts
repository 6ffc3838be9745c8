import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import { peopleRoutes } from '@understory/model'
import { problemShape } from '../../../http/problem-shape.ts'
import { requestSchema } from '../../../http/screened-body.ts'

export interface Described {
  readonly method: 'get' | 'post' | 'delete'
  /** After `/api/v1/member/`, in the form of OpenAPI. */
  readonly path: string
  readonly summary: string
  readonly body?: z.ZodType
  readonly answer?: z.ZodType
  readonly status?: 200 | 201 | 202
  readonly query?: z.ZodObject
}

/** Writes a route of this feature into the OpenAPI document. */
export function describe(app: OpenAPIHono, route: Described): void {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
  app.openAPIRegistry.registerPath({
    method: route.method,
    path: `${peopleRoutes}${route.path}`,
    summary: route.summary,
    tags: ['people'],
    security: [{ session: [] }, { bearer: [] }],
    request: {
      ...(names.length > 0 && {
        params: z.object(Object.fromEntries(names.map(name => [name, z.string()]))),
      }),
      ...(route.query && { query: route.query }),
      ...(route.body && {
        body: {
          content: {
            'application/json': {
              schema: requestSchema(route.method.toUpperCase(), `${peopleRoutes}${route.path}`, route.body),
            },
          },
        },
      }),
    },
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: route.answer ?? z.object({}) } },
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
}
