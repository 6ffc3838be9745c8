import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { fail, isDay, licensedRowsShape, problem, purposes, type Result } from '@understory/model'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

const day = z.string().refine(isDay)
const parameters = {
  city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities'),
  source: one(z.string().regex(/^[a-z0-9-]{1,60}$/), 'Name of the source.', 'a name of a source'),
  purpose: one(z.enum(purposes), 'What the rows are read for; it is written down.', purposes.join(', ')),
  fields: one(
    z
      .string()
      .max(2000)
      .transform(text => text.split(',').filter(name => name !== '')),
    'Fields of a row, joined by commas; all that the licence opens when left out.',
    'names like occurredOn,kind,detail.COLUMN',
  ),
  from: one(day, 'First day.', 'a day, YYYY-MM-DD'),
  to: one(day, 'Last day.', 'a day, YYYY-MM-DD'),
  limit: one(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 1000),
    'Rows on a page; 100 when left out.',
    'a number from 1 to 1000',
  ),
  cursor: one(z.string().max(200), 'Where the page before ended.', 'the `next` of a page'),
}
const path = '/api/v1/member/rows'

/** Rows that are not open: under a licence in force, for a purpose, in its fields, and written down. */
export function mountRows(app: OpenAPIHono, context: MemberContext): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: 'Rows of a source, as far as an agreement in force opens them to you for this purpose.',
    tags: ['agreements'],
    security: [{ bearer: [] }],
    request: { query: parametersShape(parameters) },
    responses: {
      200: { description: 'Rows', content: { 'application/json': { schema: licensedRowsShape } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
  app.get(path, async c => {
    const rows = await readRows(c, context)
    return rows.ok ? okJson(rows.value) : problemResponse(rows.problem)
  })
}

async function readRows(c: Context, context: MemberContext): Promise<Result<unknown>> {
  const member = await signedIn(c, context, 'read-licensed-rows')
  if (!member.ok) return member
  const query = parseQuery(new URL(c.req.url).searchParams, parameters)
  if (!query.ok) return query
  const { source, purpose } = query.value
  if (!source) return fail(missing('source', 'a name of a source'))
  if (!purpose) return fail(missing('purpose', purposes.join(', ')))
  const found = await cityFor(context, member.value, query.value.city)
  if (!found.ok) return found
  const question = { ...query.value, source, purpose }
  return await found.value.agreements.rows(question, { member: member.value, now: context.now() })
}

const missing = (where: string, expected: string) =>
  problem('bad-parameter', `The question names no ${where}.`, { where, expected })
