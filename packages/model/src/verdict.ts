import * as z from 'zod'
import type { Standing } from './commitment.ts'
import { type Day, dayNumber, dayOfNumber } from './day.ts'

/** What somebody says of a promise, against its written test. Append only. */
export const verdictAnswers = ['kept', 'partly', 'not-kept', 'cannot-tell'] as const
export type VerdictAnswer = (typeof verdictAnswers)[number]

/**
 * Who answered: people with a card of the dialogue the promise comes from, people who say that they live where it is for, anyone, and a panel
 * drawn by lot. They are never added up: somebody who chose to answer is not like somebody who was drawn. Append only.
 */
export const verdictCrowds = ['attended', 'district', 'anyone', 'panel'] as const
export type VerdictCrowd = (typeof verdictCrowds)[number]

/** A crowd of fewer says only that somebody answered. */
export const verdictFloor = 10

/** When residents judge a promise: first and last day, null while that cannot be known. */
export interface Judging {
  readonly opensOn: Day | null
  readonly endsOn: Day | null
  readonly state: 'not-yet' | 'open' | 'over'
}

/**
 * A promise is judged from the day it is claimed, and where nobody claims it from the day after it is due; not while it is only proposed, nor once
 * declined. It is judged for as many days as its terms say, the last one included. A claim after the due day begins the days anew: what is claimed
 * then is what is judged. Nothing is set and no job closes it; `dayOf` gives the city-local day of an instant.
 */
export function judgingOf(
  { state, since, terms }: Pick<Standing, 'state' | 'since' | 'terms'>,
  today: Day,
  dayOf: (at: string) => Day,
): Judging {
  if (state === 'proposed' || state === 'declined') return { opensOn: null, endsOn: null, state: 'not-yet' }
  const opensOn = state === 'delivered' ? dayOf(since) : dayOfNumber(dayNumber(terms.due) + 1)
  const endsOn = dayOfNumber(dayNumber(opensOn) + terms.judgeFor_days - 1)
  return { opensOn, endsOn, state: today < opensOn ? 'not-yet' : today > endsOn ? 'over' : 'open' }
}

const count = z.int().min(0)
export const tallyCountsShape = z.object({ kept: count, partly: count, notKept: count, cannotTell: count })
export type TallyCounts = z.infer<typeof tallyCountsShape>
export const crowdVerdictShape = z.object({
  crowd: z.enum(verdictCrowds),
  /** How many answered, as of the last count; null before the first. */
  judges: count.nullable(),
  /** Estimates: some answers are replaced at random before they are counted, so that nobody can say how one person answered. */
  counts: tallyCountsShape.nullable(),
  /** In 95 of 100 cases each of the counts is at most so many answers off; null where there are none, or where they were written down as exact counts. */
  margin: count.nullable().default(null),
  /** Whether anybody answered: none is silence, and fewer than the floor is not. */
  answered: z.boolean(),
  /** How many were asked by a card or by lot; null where nobody can know. */
  asked: count.nullable(),
  /** Share who say kept, with its 95 % interval, replaced answers included: of a panel alone, since only there chance chose. */
  keptShare: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
})
export type CrowdVerdict = z.infer<typeof crowdVerdictShape>

export const panelShape = z.object({
  seed: z.string(),
  pool: count,
  poolSha256: z.string(),
  size: count,
  at: z.iso.datetime(),
})
export type Panel = z.infer<typeof panelShape>
