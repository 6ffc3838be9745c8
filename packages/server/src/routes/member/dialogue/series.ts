import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  ok,
  saveSeriesRequestShape,
  saveSessionRequestShape,
  workSeriesListShape,
  workSeriesShape,
} from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/dialogue'

/** Series and their sessions, for those who convene, facilitate, decide and audit. */
export function mountSeries(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'dialogue', parameters: {} } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/series`, action: 'read-dialogue-plan' },
    summary: 'Every series, drafts too.',
    answer: workSeriesListShape,
    body: null,
    handle: async ({ city, doing }) => ok({ series: await city.dialogue.series(doing) }),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/series/{id}`, action: 'read-dialogue-plan' },
    summary: 'One series with its sessions.',
    answer: workSeriesShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.oneSeries(param('id'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/series`, action: 'set-up-dialogue' },
    summary: 'Write a series, or a new version of one.',
    answer: workSeriesShape,
    body: saveSeriesRequestShape,
    handle: ({ city, doing, body }) => city.dialogue.saveSeries(body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/sessions`, action: 'set-up-dialogue' },
    summary: 'Write a session of a series, or a new version of one.',
    answer: workSeriesShape,
    body: saveSessionRequestShape,
    handle: ({ city, doing, body }) => city.dialogue.saveSession(body, doing),
  })
}
