import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { ok, type Result } from '@understory/model'
import { problemResponse } from '../problem-response.ts'
import { problemShape } from './problem-shape.ts'
import { type Parameters, type ParametersOf, parametersShape, parseQuery } from './query.ts'
import { streamOf } from './stream-of.ts'

/** What an open route answers with: JSON of its shape, or a table, which may be a stream. */
export type OpenAnswer =
  | { readonly json: unknown }
  | { readonly csv: string | AsyncIterable<string>; readonly fileName: string }
export const json = (value: Result<unknown>): Result<OpenAnswer> =>
  value.ok ? ok({ json: value.value }) : value

export interface OpenRoute<P extends Parameters> {
  /** OpenAPI form: `/api/v1/measures/{name}`. */
  readonly path: string
  readonly summary: string
  readonly feature: string
  readonly parameters: P
  readonly answer: z.ZodType
  readonly csv?: boolean
  readonly pathShape?: z.ZodObject
  readonly maxAge_s?: number
  /** The parameters as this very query needs them (see `withVersions`). */
  readonly adapt?: (parameters: P, search: URLSearchParams) => P
  /** `signal` is aborted when nobody waits for the answer any more. */
  readonly handle: (
    query: ParametersOf<P>,
    param: (name: string) => string,
    signal: AbortSignal,
  ) => Promise<Result<OpenAnswer>>
}

/** Mounts an open GET and writes it into the OpenAPI document, both from the same description. */
export function openRoute<P extends Parameters>(app: OpenAPIHono, route: OpenRoute<P>): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: route.path,
    summary: route.summary,
    tags: [route.feature],
    request: {
      query: parametersShape(route.parameters),
      ...(route.pathShape && { params: route.pathShape }),
    },
    responses: {
      200: {
        description: 'The answer',
        content: {
          'application/json': { schema: route.answer },
          ...(route.csv && { 'text/csv': { schema: { type: 'string' as const } } }),
        },
      },
      304: { description: 'Not changed since the ETag that was sent' },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
  app.get(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async c => {
    const search = new URL(c.req.url).searchParams
    const parameters = route.adapt ? route.adapt(route.parameters, search) : route.parameters
    const query = parseQuery(search, parameters)
    if (!query.ok) return problemResponse(query.problem)
    const { signal } = c.req.raw
    const answer = await route.handle(query.value, name => c.req.param(name) ?? '', signal)
    return answer.ok ? answerResponse(answer.value, route.maxAge_s ?? 60) : problemResponse(answer.problem)
  })
}

/** The answer cache adds ETag, lengths and compression; a stream goes past it, so it carries its own ETag. */
function answerResponse(answer: OpenAnswer, maxAge_s: number): Response {
  if ('json' in answer) {
    return new Response(JSON.stringify(answer.json), {
      headers: { 'content-type': 'application/json', 'cache-control': cacheFor(maxAge_s) },
    })
  }
  const { csv } = answer
  const streams = typeof csv !== 'string'
  return new Response(streams ? streamOf(csv) : csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': streams ? 'no-cache' : cacheFor(maxAge_s),
      'content-disposition': `attachment; filename="${answer.fileName}"`,
    },
  })
}

/** With no age, whoever keeps a copy asks by its ETag each time: what was taken back must not come from a copy. */
const cacheFor = (age_s: number) =>
  age_s === 0
    ? 'public, max-age=0, must-revalidate'
    : `public, max-age=${age_s}, stale-while-revalidate=${age_s * 10}`
