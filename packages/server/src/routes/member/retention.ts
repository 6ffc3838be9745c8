import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  endLegalHoldRequestShape,
  legalHoldShape,
  ok,
  retentionShape,
  setLegalHoldRequestShape,
} from '@understory/model'
import { memberRoute } from './answered.ts'
import type { MemberContext } from './context.ts'

/** How long rows stay, what was purged, and what a legal hold keeps. */
export function mountRetention(app: OpenAPIHono, context: MemberContext): void {
  const feature = 'retention'
  memberRoute(app, context, {
    ...{ method: 'get', path: '/api/v1/member/retention', feature, parameters: {}, body: null },
    summary: 'Classes, past purges and legal holds.',
    action: 'read-retention',
    answer: retentionShape,
    handle: async ({ city, doing }) => ok(await city.retention.overview(doing)),
  })
  const holds = '/api/v1/member/legal-holds'
  memberRoute(app, context, {
    ...{ method: 'post', path: holds, feature, parameters: {}, body: setLegalHoldRequestShape },
    summary: 'Keeps what it names beyond its day, until a day.',
    action: 'set-legal-hold',
    answer: legalHoldShape,
    handle: ({ city, doing, body }) => city.retention.hold(body, doing),
  })
  memberRoute(app, context, {
    ...{ method: 'post', path: `${holds}/{id}/end`, feature, parameters: {}, body: endLegalHoldRequestShape },
    summary: 'Ends a legal hold before its day, with a reason.',
    action: 'end-legal-hold',
    answer: legalHoldShape,
    handle: ({ city, doing, body, param }) => city.retention.release(param('id'), body, doing),
  })
}
