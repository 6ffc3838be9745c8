import { createHmac, randomBytes } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  cancelledShape,
  cancelReservationRequestShape,
  fail,
  ok,
  paperCode,
  problem,
  readPaperCode,
  reservedShape,
  reserveRequestShape,
} from '@understory/model'
import type { PartContext } from './context.ts'
import { partRoute } from './part-route.ts'

const base = '/api/v1/part/dialogue/reservations'

/** A code for what somebody handed in, and the keyed hash under which alone it is kept. */
export function newCode(secret: Buffer, what: string): { code: string; hash: string } {
  const code = paperCode(randomBytes(9))
  return { code, hash: codeHash(secret, what, code) }
}
export const codeHash = (secret: Buffer, what: string, code: string): string =>
  createHmac('sha256', secret).update(`${what}\n${code}`).digest('hex')

const noSecret = problem('record-unavailable', 'This house has no key for codes.', {
  where: 'session key',
  expected: 'a start by `understory serve`, which makes one',
})

/** Reserving seats and taking a reservation back, without an account. */
export function mountReservations(app: OpenAPIHono, context: PartContext): void {
  const { desk, publish, secret } = context
  partRoute(app, context, {
    path: base,
    summary: 'Reserve seats for a session; the answer has the only copy of the code that cancels it.',
    feature: 'dialogue',
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
      return ok({ code, place: taken <= capacity ? 'held' : 'waiting', taken, capacity })
    },
  })
  partRoute(app, context, {
    path: `${base}/cancel`,
    summary: 'Take a reservation back by its code.',
    feature: 'dialogue',
    body: cancelReservationRequestShape,
    answer: cancelledShape,
    handle: async ({ city, body, now }) => {
      if (secret === null) return fail(noSecret)
      const code = readPaperCode(body.code)
      if (code === null)
        return fail(
          problem('bad-request-body', 'This is not a code: a letter is wrong or missing.', {
            where: 'code',
            expected: '14 letters and digits, as they stand on the confirmation',
          }),
        )
      const found = await publish.dialogue.reservation(city, codeHash(secret, 'reservation', code))
      if (!found.ok) return found
      const { id, facilitatorOrg, session } = found.value
      await desk.cancelReservation(city, { id, org: facilitatorOrg }, now)
      context.onTaken()
      return ok({ session })
    },
  })
}
