import * as z from 'zod'
import { writtenShape } from '../commitment.ts'
import { clearedShape } from '../do-not-record.ts'
import { verdictAnswers } from '../verdict.ts'

const code = z.string().trim().min(8).max(40)

/** An answer with the code of a consent card, or with one that this browser was given before, or with none. */
export const judgeRequestShape = z.strictObject({
  answer: z.enum(verdictAnswers),
  /** Code of a card of the dialogue. */
  card: code.nullable().default(null),
  /** The code that an earlier answer without a card was given. */
  judge: code.nullable().default(null),
  /** Without a card: whether they say that they live where the promise is for. */
  livesThere: z.boolean().default(false),
})
export type JudgeRequest = z.infer<typeof judgeRequestShape>
export const judgedShape = z.object({
  crowd: z.string(),
  /** Without a card: the only copy of the code by which the answer can be changed; null with a card. */
  judge: z.string().nullable(),
})
export type Judged = z.infer<typeof judgedShape>

export const reviewRequestShape = z.strictObject({
  read: z.int().min(1),
  verdict: z.enum(verdictAnswers),
  words: writtenShape,
  cleared: clearedShape,
})
export type ReviewRequest = z.infer<typeof reviewRequestShape>
export const recordTallyRequestShape = z.strictObject({ read: z.int().min(1) })
/** Calls a panel out of those cards of the series that agreed to be contacted. */
export const callPanelRequestShape = z.strictObject({ size: z.int().min(10).max(500) })
export type CallPanelRequest = z.infer<typeof callPanelRequestShape>
export const typeVerdictRequestShape = z.strictObject({ card: code, answer: z.enum(verdictAnswers) })

/** Who was drawn, for the facilitator who asks them. */
export const workPanelShape = z.object({
  no: z.int(),
  /** Cards of the series that agreed to be contacted. */
  pool: z.int(),
  panel: z
    .object({
      seed: z.string(),
      poolSha256: z.string(),
      size: z.int(),
      at: z.iso.datetime(),
      members: z.array(z.object({ place: z.int(), contact: z.string().nullable() })),
    })
    .nullable(),
})
export type WorkPanel = z.infer<typeof workPanelShape>
