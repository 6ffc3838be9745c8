import * as z from 'zod'
import { cityShape } from '../city.ts'
import {
  dialogueStages,
  seriesStates,
  seriesTermsShape,
  sessionStates,
  sessionTermsShape,
  slugShape,
} from '../dialogue.ts'
import { votingStates } from '../statements.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
/** Terms as they are shown: what was checked when it was written. */
const shownSeriesTerms = z.object(seriesTermsShape.shape)
const shownSessionTerms = z.object(sessionTermsShape.shape)

/** How full a session is, as anybody reads it. Append only. */
export const sessionSeats = ['free', 'few', 'full'] as const
/** A session as anybody reads it: guidance for facilitators is left out. */
export const publicSessionShape = z.object({
  id: z.uuid(),
  slug: z.string(),
  stage: z.enum(dialogueStages),
  state: z.enum(sessionStates),
  startsAt: instant,
  endsAt: instant,
  terms: shownSessionTerms,
  /** Whether seats are left: at least ten, fewer, or none, and then people wait. No number: it would tell how many seats somebody reserved. */
  seats: z.enum(sessionSeats),
})
export type PublicSession = z.infer<typeof publicSessionShape>

export const publicSeriesShape = z.object({
  id: z.uuid(),
  slug: z.string(),
  state: z.enum(seriesStates),
  terms: shownSeriesTerms,
  sessions: z.array(publicSessionShape),
  /** Whether statements are voted on; null where nothing was set up. */
  voting: z.enum(votingStates).nullable(),
  changedAt: instant,
})
export type PublicSeries = z.infer<typeof publicSeriesShape>

/** Series that are public, the one with the next session first. */
export const dialogueListShape = z.object({ city: cityShape, series: z.array(publicSeriesShape) })
export type DialogueList = z.infer<typeof dialogueListShape>
export const dialogueOneShape = z.object({
  city: cityShape,
  series: publicSeriesShape,
  /** Where the series stands, with the house's own name: for flyers and calendars. */
  address: z.url(),
})
export type DialogueOne = z.infer<typeof dialogueOneShape>

/** A session as those who work on it see it. */
export const workSessionShape = publicSessionShape.omit({ seats: true }).extend({ version: z.int().min(1) })
export type WorkSession = z.infer<typeof workSessionShape>
export const workSeriesShape = publicSeriesShape.omit({ voting: true }).extend({
  version: z.int().min(1),
  /** Whether it is the asking member's own organisation that facilitates. */
  own: z.boolean(),
  sessions: z.array(workSessionShape),
})
export type WorkSeries = z.infer<typeof workSeriesShape>
export const workSeriesListShape = z.object({ series: z.array(workSeriesShape) })
export type WorkSeriesList = z.infer<typeof workSeriesListShape>

/** Writes or changes a series. `version` is the one that was read; null for a new one. */
export const saveSeriesRequestShape = z.strictObject({
  id: z.uuid().nullable().default(null),
  version: count.nullable().default(null),
  slug: slugShape,
  state: z.enum(seriesStates),
  terms: seriesTermsShape,
})
export type SaveSeriesRequest = z.infer<typeof saveSeriesRequestShape>

export const saveSessionRequestShape = z
  .strictObject({
    id: z.uuid().nullable().default(null),
    version: count.nullable().default(null),
    seriesId: z.uuid(),
    slug: slugShape,
    stage: z.enum(dialogueStages),
    state: z.enum(sessionStates),
    startsAt: instant,
    endsAt: instant,
    terms: sessionTermsShape,
  })
  .refine(asked => asked.endsAt > asked.startsAt, { message: 'It ends after it starts.', path: ['endsAt'] })
export type SaveSessionRequest = z.infer<typeof saveSessionRequestShape>
