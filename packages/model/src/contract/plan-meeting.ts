import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { commitmentStates } from '../commitment.ts'
import { duties } from '../plan-week.ts'

const instant = z.iso.datetime()
const noteText = z.string().trim().min(3).max(1_000)
const no = z.int().min(1)

/** How many people were killed or shot in the newest four weeks, against the same weeks a year before. */
export const meetingSignalShape = z.object({
  /** A district by its name; null for the whole city. */
  place: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  count: z.int(),
  before: z.number().nullable(),
  /** Share of change with its 95 % interval; null where it cannot be known. */
  change: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** `fewer` and `more` only where chance is no explanation. */
  word: z.enum(['fewer', 'more', 'unclear', 'unknown']),
})
export type MeetingSignal = z.infer<typeof meetingSignalShape>

export const meetingNoteShape = z.object({
  commitment: no.nullable(),
  text: z.string(),
  language: z.enum(['en', 'es']),
  at: instant,
})
/** A promise as a meeting looks at it. */
export const meetingItemShape = z.object({
  no,
  what: bilingualShape(300),
  owner: z.string(),
  due: z.string(),
  state: z.enum(commitmentStates),
  duty: z.enum(duties).nullable(),
  days: z.int().nullable(),
})
export type MeetingItem = z.infer<typeof meetingItemShape>

/** What a meeting looked at, what it was shown, what was new and what was noted: made from it, never typed. */
export const minutesShape = z.object({
  /** Promises that the last meeting spoke of, or that are late. */
  looked: z.array(meetingItemShape),
  signals: z.array(meetingSignalShape),
  /** Put forward since the meeting began. */
  fresh: z.array(meetingItemShape),
  notes: z.array(meetingNoteShape),
})
export type Minutes = z.infer<typeof minutesShape>

export const meetingLineShape = z.object({ no, begunAt: instant, closedAt: instant.nullable() })
export const meetingListShape = z.object({ meetings: z.array(meetingLineShape) })
export type MeetingList = z.infer<typeof meetingListShape>
/** A meeting under way, or the minutes of one that was closed. */
export const workMeetingShape = meetingLineShape.extend({
  last: z.object({ no, begunAt: instant }).nullable(),
  minutes: minutesShape,
})
export type WorkMeeting = z.infer<typeof workMeetingShape>
export const noteMeetingRequestShape = z.strictObject({
  commitment: no.nullable().default(null),
  text: noteText,
  language: z.enum(['en', 'es']),
})
export type NoteMeetingRequest = z.infer<typeof noteMeetingRequestShape>
export const noBodyShape = z.strictObject({})
