import type { OpenAPIHono } from '@hono/zod-openapi'
import type { PartContext } from './context.ts'
import { mountReservations } from './reservations.ts'
import { mountRoom } from './room.ts'
import { mountVerdicts } from './verdicts.ts'
import { mountVoting } from './voting.ts'

/** Where anyone takes part, without an account; one line per feature. */
export function mountPart(app: OpenAPIHono, context: PartContext): void {
  mountReservations(app, context)
  mountRoom(app, context)
  mountVerdicts(app, context)
  mountVoting(app, context)
}
