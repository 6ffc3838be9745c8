import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { cityShape } from '../city.ts'
import { dayShape, writtenShape } from '../commitment.ts'
import { actionStatuses } from '../plan/plan-item.ts'
import { planLevels, planSlugShape, planTermsShape } from '../plan/plan-terms.ts'
import { planChangeShape, planPlaceShape } from '../plan/plan-version.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const title = bilingualShape(300)

/** A public version is superseded once a newer one is public; both stay at their addresses. */
export const planVersionStates = ['draft', 'public', 'superseded'] as const
export const planVersionSummaryShape = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: bilingualShape(200),
  from: dayShape,
  to: dayShape.nullable(),
  state: z.enum(planVersionStates),
  publishedAt: instant,
  /** The organisation that published it. */
  org: z.string(),
})
export type PlanVersionSummary = z.infer<typeof planVersionSummaryShape>
export const planVersionListShape = z.object({
  city: cityShape,
  /** Oldest first. */
  versions: z.array(planVersionSummaryShape),
})
export type PlanVersionList = z.infer<typeof planVersionListShape>

/** A change as it is read: with the words that it had and has. */
export const readChangeShape = planChangeShape.extend({
  wasTitle: title.nullable(),
  title: title.nullable(),
})
export type ReadChange = z.infer<typeof readChangeShape>
export const planVersionOneShape = z.object({
  city: cityShape,
  version: planVersionSummaryShape,
  /** The version before, whose items the changes are about; null for the first one. */
  before: z.string().nullable(),
  places: z.array(planPlaceShape),
  changes: z.array(readChangeShape),
})
export type PlanVersionOne = z.infer<typeof planVersionOneShape>

/** Where an action stands, and who owes the next word. */
export const actionStandShape = z.object({
  status: z.enum(actionStatuses),
  /** Of its newest update; null before the first one. */
  at: instant.nullable(),
  words: z.object(writtenShape.shape).nullable(),
  /** By when its owner owes the next word; null where nothing is owed. */
  next: dayShape.nullable(),
  stale_days: count.nullable(),
  updates: count,
})
export type ActionStand = z.infer<typeof actionStandShape>
export const actionTallyShape = z.object({
  actions: count,
  notStarted: count,
  inProgress: count,
  delayed: count,
  done: count,
  stale: count,
})
export type ActionTally = z.infer<typeof actionTallyShape>

/** An item of the version in force: actions have a stand, pillars and goals the sums of theirs. */
export const planItemLineShape = planPlaceShape.extend({
  level: z.enum(planLevels),
  stand: actionStandShape.nullable(),
  tally: actionTallyShape.nullable(),
})
export type PlanItemLine = z.infer<typeof planItemLineShape>
export const planOutlineShape = z.object({
  city: cityShape,
  /** The city-local day on which staleness was computed. */
  on: dayShape,
  /** Null where no version is public. */
  version: planVersionSummaryShape.nullable(),
  all: actionTallyShape,
  items: z.array(planItemLineShape),
})
export type PlanOutlineAnswer = z.infer<typeof planOutlineShape>

/** From an address to what stands there now. */
export const planWayShape = z.object({
  id: z.uuid(),
  from: z.object({ version: z.string(), place: planPlaceShape }),
  since: z.array(planChangeShape.extend({ version: z.string() })),
  now: z.object({ version: z.string(), place: planPlaceShape }).nullable(),
})
export const planUpdateShape = z.object({
  seq: z.int().min(1),
  status: z.enum(actionStatuses),
  words: z.object(writtenShape.shape).nullable(),
  org: z.string(),
  at: instant,
})
export type PlanUpdate = z.infer<typeof planUpdateShape>
export const planItemOneShape = z.object({
  city: cityShape,
  on: dayShape,
  way: planWayShape,
  /** Its numbers and titles, in each version that has it, oldest first. */
  numbers: z.array(z.object({ version: z.string(), number: z.string(), title })),
  /** What stands there now: the item itself, or the one it went into; null where it was dropped. */
  item: planItemLineShape.nullable(),
  /** Items above it, widest first, and right below it. */
  above: z.array(planItemLineShape),
  below: z.array(planItemLineShape),
  /** Newest first. */
  updates: z.array(planUpdateShape),
})
export type PlanItemOne = z.infer<typeof planItemOneShape>

/** Writes a new draft. */
export const writePlanRequestShape = z.strictObject({ slug: planSlugShape, terms: planTermsShape })
export type WritePlanRequest = z.infer<typeof writePlanRequestShape>
/** Which step was read last; somebody may have written meanwhile. */
const read = z.int().min(1)
export const rewritePlanRequestShape = z.strictObject({ read, terms: planTermsShape })
export type RewritePlanRequest = z.infer<typeof rewritePlanRequestShape>
export const publishPlanRequestShape = z.strictObject({ read })
export type PublishPlanRequest = z.infer<typeof publishPlanRequestShape>

/** A version as members work on it. */
export const workPlanVersionShape = z.object({
  id: z.uuid(),
  slug: z.string(),
  state: z.enum(planVersionStates),
  read,
  terms: z.object({ ...planTermsShape.shape }),
  changedAt: instant,
})
export type WorkPlanVersion = z.infer<typeof workPlanVersionShape>
export const workPlanVersionListShape = z.object({ versions: z.array(workPlanVersionShape) })

/** Actions of the version in force, as members work on them: what is stale first. */
export const workActionShape = planItemLineShape.extend({
  stand: actionStandShape,
  /** Whether its owner is the organisation that the asking member acts for, or one the office acts for. */
  own: z.boolean(),
})
export type WorkAction = z.infer<typeof workActionShape>
export const workActionListShape = z.object({ on: dayShape, actions: z.array(workActionShape) })
