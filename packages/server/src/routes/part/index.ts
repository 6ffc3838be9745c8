import type { OpenAPIHono } from '@hono/zod-openapi'
import { mountCheck } from './check.ts'
import type { PartContext } from './context.ts'
import { mountReservations } from './reservations.ts'
import { mountRoom } from './room.ts'
import { mountVoting } from './voting.ts'

/** Where anyone takes part, without an account; one line per feature. */
export function mountPart(app: OpenAPIHono, context: PartContext): void {
  mountReservations(app, context)
  mountRoom(app, context)
  mountCheck(app, context)
  mountVoting(app, context)
}
