import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  addValueRequestShape,
  ok,
  rewriteMeasureRequestShape,
  workMeasureListShape,
  workMeasureShape,
  writeMeasureRequestShape,
} from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/plan/measures'

/** What the plan is measured by, for those who set targets and count. */
export function mountPlanMeasures(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'plan', parameters: {}, answer: workMeasureShape } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: base, action: 'work-on-plan' },
    summary: 'Every measure of the plan, and whether its values are yours to type.',
    answer: workMeasureListShape,
    body: null,
    handle: async ({ city, doing }) => ok({ measures: await city.plan.measures.list(doing) }),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: base, action: 'write-plan' },
    summary:
      'Set an indicator, which is computed from data, or a performance measure, which its owner types.',
    body: writeMeasureRequestShape,
    handle: ({ city, doing, body }) => city.plan.measures.write(body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{id}/wording`, action: 'write-plan' },
    summary: 'Write the terms of a measure anew; a target that was moved stays to be seen.',
    body: rewriteMeasureRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.measures.rewrite(param('id'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{id}/values`, action: 'update-action' },
    summary: 'Type the value of a month of a performance measure, with its source.',
    body: addValueRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.measures.addValue(param('id'), body, doing),
  })
}
