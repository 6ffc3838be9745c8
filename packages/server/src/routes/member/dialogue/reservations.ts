import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  fail,
  ok,
  problem,
  reservationListShape,
  reservedShape,
  reserveForRequestShape,
} from '@understory/model'
import { newCode } from '../../part/codes.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const path = '/api/v1/member/dialogue/sessions/{session}/reservations'

/** Who will come, for the facilitator of the series; and typing in what somebody said on the telephone. */
export function mountSessionReservations(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'dialogue', parameters: {}, path } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', action: 'read-voice' },
    summary: 'Reservations of a session, in the order they came; the look is written down.',
    answer: reservationListShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.reservations(param('session'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', action: 'run-dialogue' },
    summary: 'Type a reservation in for somebody who called or wrote.',
    answer: reservedShape,
    body: reserveForRequestShape,
    handle: async ({ city, doing, body, param }) => {
      if (context.secret === null)
        return fail(problem('record-unavailable', 'This house has no key for codes.'))
      const asked = { ...body, session: param('session') }
      const { code, hash } = newCode(context.secret, 'reservation')
      const kept = await city.dialogue.reserveFor(asked, hash, doing)
      if (!kept.ok) return kept
      const list = await city.dialogue.reservations(asked.session, doing)
      if (!list.ok) return list
      const { taken, capacity } = list.value
      return ok({ code, place: taken <= capacity ? 'held' : 'waiting' })
    },
  })
}
