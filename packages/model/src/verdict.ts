import * as z from 'zod'
import type { Lateness, Standing } from './commitment.ts'

/** What somebody says of a promise, against its written test. Append only. */
export const verdictAnswers = ['kept', 'partly', 'not-kept', 'cannot-tell'] as const
export type VerdictAnswer = (typeof verdictAnswers)[number]

/**
 * Who answered: people with a card of the dialogue the promise comes from, people who say that they live where it is for, anyone, and a panel
 * drawn by lot. They are never added up: somebody who chose to answer is not like somebody who was drawn. Append only.
 */
export const verdictCrowds = ['attended', 'district', 'anyone', 'panel'] as const
export type VerdictCrowd = (typeof verdictCrowds)[number]

/** A crowd of fewer says only that somebody answered. The view of the record holds to it. */
export const verdictFloor = 10

/** A promise is judged from the day it is claimed or due, whichever comes first; not while it is only proposed, nor once declined. */
export const canBeJudged = (
  { state }: Pick<Standing, 'state'>,
  late: Pick<Lateness, 'overdue_days'>,
): boolean => state === 'delivered' || late.overdue_days !== null

const count = z.int().min(0)
export const tallyCountsShape = z.object({ kept: count, partly: count, notKept: count, cannotTell: count })
export type TallyCounts = z.infer<typeof tallyCountsShape>
export const crowdVerdictShape = z.object({
  crowd: z.enum(verdictCrowds),
  /** Null below the floor. */
  judges: count.nullable(),
  counts: tallyCountsShape.nullable(),
  /** Whether anybody answered: none is silence, and fewer than the floor is not. */
  answered: z.boolean(),
  /** How many were asked by a card or by lot; null where nobody can know. */
  asked: count.nullable(),
  /** Share who say kept, with its 95 % interval: of a panel alone, since only there chance chose. */
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
