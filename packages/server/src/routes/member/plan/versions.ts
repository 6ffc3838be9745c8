import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  localDay,
  ok,
  publishPlanRequestShape,
  rewritePlanRequestShape,
  updateActionRequestShape,
  workActionListShape,
  workActionShape,
  workPlanVersionListShape,
  workPlanVersionShape,
  writePlanRequestShape,
} from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/plan'
/** A plan of a thousand items in two languages. */
const largestPlan_bytes = 1_500_000

/** Versions of the plan and its actions, for those who write and own them. */
export function mountPlanVersions(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'plan', parameters: {}, answer: workPlanVersionShape } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/versions`, action: 'work-on-plan' },
    summary: 'Every version of the plan, drafts too.',
    answer: workPlanVersionListShape,
    body: null,
    handle: async ({ city, doing }) => ok({ versions: await city.plan.versions.list(doing) }),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/versions/{version}`, action: 'work-on-plan' },
    summary: 'One version as it was written last.',
    body: null,
    handle: ({ city, doing, param }) => city.plan.versions.one(param('version'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/versions`, action: 'write-plan' },
    summary: 'Begin a version of the plan; it is a draft.',
    body: writePlanRequestShape,
    largestBody_bytes: largestPlan_bytes,
    handle: ({ city, doing, body }) => city.plan.versions.write(body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/versions/{version}/wording`, action: 'write-plan' },
    summary: 'Write a draft anew.',
    body: rewritePlanRequestShape,
    largestBody_bytes: largestPlan_bytes,
    handle: ({ city, doing, body, param }) => city.plan.versions.rewrite(param('version'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/versions/{version}/publication`, action: 'write-plan' },
    summary: 'Make a draft public for good; it says what became of each item of the version before.',
    body: publishPlanRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.versions.publish(param('version'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/actions`, action: 'work-on-plan' },
    summary: 'Actions of the plan in force: own ones first, among them the longest stale first.',
    answer: workActionListShape,
    body: null,
    handle: async ({ city, doing }) =>
      ok({
        on: localDay(doing.now, city.city.timeZone),
        actions: await city.plan.versions.actions(doing),
      }),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/items/{id}/updates`, action: 'update-action' },
    summary: 'Say how an action goes; delayed needs a reason.',
    answer: workActionShape,
    body: updateActionRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.versions.update(param('id'), body, doing),
  })
}
