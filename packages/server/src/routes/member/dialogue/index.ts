import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MemberContext } from '../context.ts'
import { mountFindings } from './findings.ts'
import { mountSessionReservations } from './reservations.ts'
import { mountRooms } from './room.ts'
import { mountSeries } from './series.ts'
import { mountStatements } from './statements.ts'
import { mountVoters } from './voters.ts'

/** Dialogue for signed-in people. */
export function mountMemberDialogue(app: OpenAPIHono, context: MemberContext): void {
  mountSeries(app, context)
  mountSessionReservations(app, context)
  mountStatements(app, context)
  mountVoters(app, context)
  mountRooms(app, context)
  mountFindings(app, context)
}
