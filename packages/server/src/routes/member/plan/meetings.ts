import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  meetingListShape,
  noBodyShape,
  noteMeetingRequestShape,
  ok,
  workMeetingShape,
} from '@understory/model'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'
import { meetingSignals } from './signals.ts'

const base = '/api/v1/member/plan/meetings'

/** The weekly meeting about the plan: what to look at, notes, and minutes made from it. */
export function mountMeetings(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'plan', parameters: {}, answer: workMeetingShape } as const
  const signals = (name: string) => meetingSignals(context.publish, name)
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: base, action: 'work-on-plan' },
    summary: 'Meetings, the newest first.',
    answer: meetingListShape,
    body: null,
    handle: async ({ city, doing }) => ok(await city.plan.meetings(doing)),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/{no}`, action: 'work-on-plan' },
    summary:
      'A meeting under way: last commitments, signals of today, new commitments, notes; or the minutes of one that was closed.',
    body: null,
    handle: async ({ city, doing, param }) =>
      city.plan.meeting(param('no'), await signals(city.city.name), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: base, action: 'run-meeting' },
    summary: 'Begin a meeting; one at a time.',
    body: noBodyShape,
    handle: async ({ city, doing }) => {
      const begun = await city.plan.beginMeeting(doing)
      if (!begun.ok) return begun
      return city.plan.meeting(String(begun.value), await signals(city.city.name), doing)
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{no}/notes`, action: 'run-meeting' },
    summary: 'Note something, about a commitment or about none.',
    body: noteMeetingRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const noted = await city.plan.noteMeeting(param('no'), body, doing)
      return noted.ok ? city.plan.meeting(param('no'), await signals(city.city.name), doing) : noted
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{no}/close`, action: 'run-meeting' },
    summary: 'Close it: the minutes are made from it and stay.',
    body: noBodyShape,
    handle: async ({ city, doing, param }) =>
      city.plan.closeMeeting(param('no'), await signals(city.city.name), doing),
  })
}
