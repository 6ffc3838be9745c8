import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { dealerRates, gunCoverage } from '@understory/analysis'
import {
  type DealerRates,
  dealerNamingShape,
  dealerRatesShape,
  decideNamingRequestShape,
  ok,
} from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/guns'

/** Dealers by guns per 1,000 sold, and counsel's switch on their names. */
export function mountDealers(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    method: 'get',
    path: `${base}/dealers`,
    summary:
      'Crime guns per 1,000 sold by dealer, with intervals and the limits of a funnel; robbed dealers apart.',
    feature: 'guns',
    action: 'read-guns',
    parameters: {},
    answer: dealerRatesShape,
    body: null,
    handle: async ({ city, doing, purpose }) => {
      const facts = await city.gunFacts(purpose, doing)
      if (!facts.ok) return facts
      const reports = await city.gunReports(['dealer-sales', 'theft-or-loss'], purpose, doing)
      if (!reports.ok) return reports
      const rates = { coverage: gunCoverage(facts.value), ...dealerRates(facts.value, reports.value) }
      if (doing.member.role === 'custodian') return ok(rates)
      const [decision] = await city.dealerNaming(doing)
      return ok(decision?.named ? rates : withoutNames(rates))
    },
  })
  memberRoute(app, context, {
    method: 'get',
    path: `${base}/naming`,
    summary:
      'Counsel’s decisions on whether dealers are named outside of the custodian’s wall, newest first.',
    feature: 'guns',
    action: 'use-workspace',
    parameters: {},
    answer: z.array(dealerNamingShape),
    body: null,
    handle: async ({ city, doing }) => ok(await city.dealerNaming(doing)),
  })
  memberRoute(app, context, {
    method: 'post',
    path: `${base}/naming`,
    summary: 'Decides whether dealers are named outside of the custodian’s wall.',
    feature: 'guns',
    action: 'decide-dealer-names',
    parameters: {},
    answer: z.array(dealerNamingShape),
    body: decideNamingRequestShape,
    handle: async ({ city, doing, body }) => ok(await city.decideDealerNaming(body, doing)),
  })
}

/** Neither name nor number of a licence: both name the dealer. */
const withoutNames = (rates: DealerRates): DealerRates => ({
  ...rates,
  dealers: rates.dealers.map((one, n) => ({ ...one, name: null, licence: `#${n + 1}` })),
})
