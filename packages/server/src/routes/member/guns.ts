import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { gunSummary } from '@understory/analysis'
import { type GunSummary, gunSummaryShape, ok, purposes, type Result } from '@understory/model'
import type { Context } from 'hono'
import { problemShape } from '../../http/problem-shape.ts'
import { one, parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityFor, type MemberContext, okJson, signedIn } from './context.ts'

const parameters = {
  city: one(z.string().max(60), 'Name of the city.', 'a name from /api/v1/cities'),
  purpose: one(
    z.enum(purposes),
    'What it is read for; it is written down. Analysis when left out.',
    purposes.join(', '),
  ),
}
const path = '/api/v1/member/guns'

/** What guns say together, as far as an agreement in force opens them to whoever asks. */
export function mountGuns(app: OpenAPIHono, context: MemberContext): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary:
      'Time to crime, sources and dealers of the guns that an agreement in force opens to you for this purpose.',
    tags: ['guns'],
    security: [{ bearer: [] }],
    request: { query: parametersShape(parameters) },
    responses: {
      200: { description: 'The summary', content: { 'application/json': { schema: gunSummaryShape } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  })
  app.get(path, async c => {
    const summary = await summarise(c, context)
    return summary.ok ? okJson(summary.value) : problemResponse(summary.problem)
  })
}

async function summarise(c: Context, context: MemberContext): Promise<Result<GunSummary>> {
  const member = await signedIn(c, context, 'read-guns')
  if (!member.ok) return member
  const query = parseQuery(new URL(c.req.url).searchParams, parameters)
  if (!query.ok) return query
  const city = await cityFor(context, member.value, query.value.city)
  if (!city.ok) return city
  const doing = { member: member.value, now: context.now() }
  const facts = await city.value.gunFacts(query.value.purpose ?? 'analysis', doing)
  return facts.ok ? ok(gunSummary(facts.value)) : facts
}
