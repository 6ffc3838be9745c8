import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MemberContext } from '../context.ts'
import { mountCommitments } from './commitments.ts'
import { mountPlanMeasures } from './measures.ts'
import { mountMeetings } from './meetings.ts'
import { mountMemberVerdicts } from './verdicts.ts'
import { mountPlanVersions } from './versions.ts'

/** The plan for signed-in people. */
export function mountMemberPlan(app: OpenAPIHono, context: MemberContext): void {
  mountCommitments(app, context)
  mountMemberVerdicts(app, context)
  mountMeetings(app, context)
  mountPlanVersions(app, context)
  mountPlanMeasures(app, context)
}
