import * as z from 'zod'
import { isDay } from '../day.ts'
import { retentionClasses } from '../provenance.ts'
import { legalHoldKinds } from '../retention.ts'

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const reason = z.string().trim().min(3).max(1000)

/** A legal hold stops the purge of what it names, from a day to a day, both included. */
export const legalHoldShape = z.object({
  id: z.uuid(),
  kind: z.enum(legalHoldKinds),
  /** A class, the name of a source, the number of an import; of a city its name. */
  subject: z.string(),
  /** The person who answers for it, by id. */
  owner: z.string(),
  reason: z.string(),
  from: day,
  until: day,
  setAt: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedWhy: z.string().nullable(),
  /** Whether it stops the purge today. */
  holds: z.boolean(),
})
export type LegalHold = z.infer<typeof legalHoldShape>

export const setLegalHoldRequestShape = z.strictObject({
  kind: z.enum(legalHoldKinds),
  subject: z.string().trim().min(1).max(100),
  reason,
  /** Today when left out. */
  from: day.optional(),
  until: day,
})
export type SetLegalHoldRequest = z.infer<typeof setLegalHoldRequestShape>

export const endLegalHoldRequestShape = z.strictObject({ why: reason })
export type EndLegalHoldRequest = z.infer<typeof endLegalHoldRequestShape>

/** A class of a city: how long its rows stay, how many there are, and when the next go. */
export const retentionLineShape = z.object({
  class: z.enum(retentionClasses),
  /** Days a row is kept; null is for good. */
  days: z.int().nullable(),
  imports: z.int(),
  rows: z.int(),
  /** The next day on which rows go, unless held; null where none will. */
  nextPurgeOn: day.nullable(),
  /** Imports past their day that a legal hold keeps. */
  held: z.int(),
})

/** What one day's purge took: a class and how many. */
export const purgeLineShape = z.object({
  on: day,
  class: z.enum(retentionClasses),
  imports: z.int(),
  rows: z.int(),
  setAside: z.int(),
  held: z.int(),
})
export type PurgeLine = z.infer<typeof purgeLineShape>

export const retentionShape = z.object({
  classes: z.array(retentionLineShape),
  /** Newest day first, at most a year. */
  purges: z.array(purgeLineShape),
  holds: z.array(legalHoldShape),
})
export type Retention = z.infer<typeof retentionShape>
