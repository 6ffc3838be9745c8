import type { OpenAPIHono } from '@hono/zod-openapi'
import { mountCheck } from './check.ts'
import type { PartContext } from './context.ts'
import { lately } from './lately.ts'
import { mountReservations } from './reservations.ts'
import { mountRoom } from './room.ts'
import { mountVerdicts } from './verdicts.ts'
import { mountVoting } from './voting.ts'

/** A city that is new, or gone, is noticed so late where a request names none. */
const cityKept_ms = 1_000

/** Where anyone takes part, without an account; one line per feature. */
export function mountPart(app: OpenAPIHono, parts: PartContext): void {
  const defaultCity = lately(parts.defaultCity, cityKept_ms, () => parts.now().getTime())
  const context = { ...parts, defaultCity }
  mountReservations(app, context)
  mountRoom(app, context)
  mountVerdicts(app, context)
  mountCheck(app, context)
  mountVoting(app, context)
}
