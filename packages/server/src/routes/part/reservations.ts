import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  cancelledShape,
  cancelReservationRequestShape,
  fail,
  ok,
  reservedShape,
  reserveRequestShape,
} from '@understory/model'
import { newCode, noSecret, typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import { partRoute } from './part-route.ts'

const base = '/api/v1/part/dialogue/reservations'

/** Reserving seats and taking a reservation back, without an account. */
export function mountReservations(app: OpenAPIHono, context: PartContext): void {
  const { desk, publish, secret } = context
  partRoute(app, context, {
    path: base,
    summary: 'Reserve seats for a session; the answer has the only copy of the code that cancels it.',
    feature: 'dialogue',
    budget: 'reservations',
    body: reserveRequestShape,
    answer: reservedShape,
    handle: async ({ city, body, now }) => {
      if (secret === null) return fail(noSecret)
      const before = await publish.dialogue.openSession(city, body.session)
      if (!before.ok) return before
      const { code, hash } = newCode(secret, 'reservation')
      await desk.reserve(city, before.value, body, { codeHash: hash, now })
      context.onTaken()
      const after = await publish.dialogue.openSession(city, body.session)
      if (!after.ok) return after
      const { taken, capacity } = after.value
      return ok({ code, place: taken <= capacity ? 'held' : 'waiting' })
    },
  })
  partRoute(app, context, {
    path: `${base}/cancel`,
    summary: 'Take a reservation back by its code.',
    feature: 'dialogue',
    budget: 'code-uses',
    holder: ({ code }) => code,
    body: cancelReservationRequestShape,
    answer: cancelledShape,
    handle: async ({ city, body, now }) => {
      const hash = typedCode(secret, 'reservation', body.code)
      if (!hash.ok) return hash
      const found = await publish.dialogue.reservation(city, hash.value)
      if (!found.ok) return found
      const { id, facilitatorOrg, session } = found.value
      await desk.cancelReservation(city, { id, org: facilitatorOrg }, now)
      context.onTaken()
      return ok({ session })
    },
  })
}
