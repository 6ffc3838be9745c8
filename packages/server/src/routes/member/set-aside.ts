import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type SetAside, setAsideShape } from '@understory/model'
import { csvLine } from '@understory/publish'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { streamOf } from '../../http/stream-of.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, signedIn } from './context.ts'

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine(n => n >= 1 && n <= most)

const parameters = {
  city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities'),
  source: one(z.string().max(60), 'Only rows of this source.', 'a name of a source'),
  import: one(whole(1e9), 'Only rows of this import.', 'an import number'),
  open: one(z.enum(['true', 'false']), 'Only rows that no later import took up.', 'true or false'),
  limit: one(whole(1e9), 'At most this many rows.', 'a number from 1'),
  format: one(z.enum(['ndjson', 'csv']), 'One JSON object per line, or a table.', 'ndjson or csv'),
}

export function mountSetAside(app: OpenAPIHono, context: MemberContext): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/member/set-aside',
    summary:
      'Rows that could not be used, with line, column, reason and raw text; of sources that are not open as far as an agreement in force opens whole rows to you.',
    tags: ['imports'],
    security: [{ bearer: [] }],
    request: { query: parametersShape(parameters) },
    responses: {
      200: {
        description: 'A row per line',
        content: { 'application/x-ndjson': { schema: setAsideShape }, 'text/csv': { schema: z.string() } },
      },
    },
  })
  app.get('/api/v1/member/set-aside', async c => {
    const caller = await signedIn(c, context, 'read-set-aside')
    if (!caller.ok) return problemResponse(caller.problem)
    const parsed = parseQuery(new URL(c.req.url).searchParams, parameters)
    if (!parsed.ok) return problemResponse(parsed.problem)
    const query = parsed.value
    const city = await cityFor(context, caller.value, query.city)
    if (!city.ok) return problemResponse(city.problem)
    const { source, limit } = query
    const filter = { source, importNo: query.import, unresolvedOnly: query.open === 'true', limit }
    const found = await city.value.setAsideFor(filter, { member: caller.value, now: context.now() })
    if (!found.ok) return problemResponse(found.problem)
    const rows = found.value
    const csv = query.format === 'csv'
    return new Response(streamOf(csv ? tableOf(rows) : linesOf(rows)), {
      headers: {
        'content-type': csv ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson',
        'content-disposition': `attachment; filename="set-aside.${csv ? 'csv' : 'ndjson'}"`,
        'cache-control': 'no-store',
      },
    })
  })
}

const columns = ['id', 'importNo', 'source', 'line', 'column', 'reason', 'raw', 'resolvedByImportNo'] as const

async function* linesOf(rows: AsyncIterable<SetAside>) {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

async function* tableOf(rows: AsyncIterable<SetAside>) {
  yield csvLine(columns)
  for await (const row of rows) yield csvLine(columns.map(name => row[name]))
}
