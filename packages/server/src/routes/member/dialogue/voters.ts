import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  endRoomCodeRequestSchema,
  fail,
  madeRoomCodeSchema,
  makeRoomCodeRequestSchema,
  ok,
  restoreVotesRequestSchema,
  roomCodeSchema,
  setVotesAsideRequestSchema,
  voterReportSchema,
} from '@understory/model'
import * as z from 'zod'
import { newCode, noSecret } from '../../part/codes.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/dialogue/series/{series}'

/** Who votes, as the facilitator sees it: room codes, new voters by hour, bursts and what was decided about them. */
export function mountVoters(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'dialogue', parameters: {} } as const
  const { voting } = context.publish.dialogue
  const changed = <T>(answer: T): T => {
    voting.changed()
    context.onTaken()
    return answer
  }
  memberRoute(app, context, {
    ...shared,
    method: 'post',
    path: `${base}/room-codes`,
    action: 'run-dialogue',
    summary: 'Make a code to show in a room: the answer has the only copy.',
    answer: madeRoomCodeSchema,
    body: makeRoomCodeRequestSchema,
    handle: async ({ city, doing, body, param }) => {
      if (context.secret === null) return fail(noSecret)
      const { code, hash } = newCode(context.secret, 'room-code')
      const series = await city.dialogue.oneSeries(param('series'), doing)
      if (!series.ok) return series
      const made = await city.dialogue.voters.makeRoomCode(
        param('series'),
        { ...body, codeHash: hash },
        doing,
      )
      if (!made.ok) return made
      const address = `${context.home()}/dialogue/${series.value.slug}/take-part/vote?code=${code}`
      return ok({ code, address, maxVoters: body.maxVoters, endsAt: made.value.endsAt })
    },
  })
  memberRoute(app, context, {
    ...shared,
    method: 'post',
    path: `${base}/room-code-ends`,
    action: 'run-dialogue',
    summary: 'End a room code at once; whoever began with it goes on voting.',
    answer: z.array(roomCodeSchema),
    body: endRoomCodeRequestSchema,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.voters.endRoomCode(param('series'), body.id, doing),
  })
  memberRoute(app, context, {
    ...shared,
    method: 'get',
    path: `${base}/voters`,
    action: 'read-voice',
    summary:
      'New voters by hour, and voters that stand out together: at least ten, without who they are or how they voted. The look is written down.',
    answer: voterReportSchema,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.voters.report(param('series'), doing),
  })
  memberRoute(app, context, {
    ...shared,
    method: 'post',
    path: `${base}/votes-set-aside`,
    action: 'moderate-statement',
    summary: 'Set the votes of a burst aside, with a reason that stands in the public log.',
    answer: voterReportSchema,
    body: setVotesAsideRequestSchema,
    handle: async ({ city, doing, body, param }) =>
      changed(await city.dialogue.voters.setAside(param('series'), body, doing)),
  })
  memberRoute(app, context, {
    ...shared,
    method: 'post',
    path: `${base}/votes-restored`,
    action: 'moderate-statement',
    summary: 'Count votes again that were set aside, with a reason that stands in the public log.',
    answer: voterReportSchema,
    body: restoreVotesRequestSchema,
    handle: async ({ city, doing, body, param }) =>
      changed(await city.dialogue.voters.restore(param('series'), body, doing)),
  })
}
