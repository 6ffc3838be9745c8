import type { OpenAPIHono } from '@hono/zod-openapi'
import { gunSummary } from '@understory/analysis'
import { gunSummaryShape, ok } from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'
import { keptFor } from './kept.ts'

const summaryOf = keptFor(gunSummary)

/** What guns say together, as far as an agreement in force opens them to whoever asks. */
export function mountGunSummary(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    method: 'get',
    path: '/api/v1/member/guns',
    summary:
      'Time to crime, sources and dealers of the guns that an agreement in force opens to you for this purpose.',
    feature: 'guns',
    action: 'read-guns',
    parameters: {},
    answer: gunSummaryShape,
    body: null,
    handle: async ({ city, doing, purpose }) => {
      const facts = await city.gunFacts(purpose, doing)
      if (!facts.ok) return facts
      const summary = summaryOf(facts.value)
      if (doing.member.role === 'custodian') return ok(summary)
      // Outside of the custodian's wall dealers are named only where counsel decided so.
      const [decision] = await city.dealerNaming(doing)
      return ok(decision?.named ? summary : { ...summary, dealers: [] })
    },
  })
}
