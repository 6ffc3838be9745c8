import * as z from 'zod'
import { cityShape } from '../city.ts'
import {
  indicatorTermsShape,
  measureValueShape,
  monthShape,
  performanceTermsShape,
  typedKinds,
} from '../plan/plan-measure.ts'
import { measureAnswerShape } from './measures.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const read = z.int().min(1)

export const targetStates = ['on-path', 'behind', 'worse', 'cannot-tell'] as const
export type TargetStateName = (typeof targetStates)[number]

/** Where an indicator stands against its target, on the newest month that does not fill up any more. */
export const indicatorStandShape = z.object({
  state: z.enum(targetStates),
  /** First and last of the months that are compared with the baseline. */
  from: monthShape,
  to: monthShape,
  /** Mean a month then and in the baseline, and one divided by the other with its 99 % interval. */
  mean: z.number(),
  baseline: z.number(),
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** What the path asks of these months, divided by the baseline. */
  asked: z.number(),
})
export type IndicatorStand = z.infer<typeof indicatorStandShape>

export const indicatorMonthShape = z.object({
  month: monthShape,
  /** Null where no source covers the month. */
  count: count.nullable(),
  /** It still fills up, and is left out of what is computed. */
  settling: z.boolean(),
  /** Mean of the twelve months that end with it. */
  mean: z.number().nullable(),
  /** What the path asks of that mean, with the range that chance alone allows (99 %). */
  path: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  state: z.enum(targetStates).nullable(),
})
export type IndicatorMonth = z.infer<typeof indicatorMonthShape>

const writing = { seq: read, org: z.string(), at: instant }
const indicatorHead = {
  id: z.uuid(),
  item: z.uuid(),
  terms: z.object(indicatorTermsShape.shape),
  /** Null without a target, or while it cannot be computed: then the reason says why. */
  stand: indicatorStandShape.nullable(),
  reason: z.enum(['no-target', 'too-few-months', 'not-covered', 'no-data']).nullable(),
  /** Months until a lasting change of the size of the whole path shows, with a chance of 90 %; null where not within a year, or not known. */
  tellIn_months: z.int().nullable(),
  /** The change that the whole path asks for, as a proportion. */
  wholeChange: z.number().nullable(),
}
export const indicatorLineShape = z.object(indicatorHead)
export type IndicatorLine = z.infer<typeof indicatorLineShape>
export const performanceLineShape = z.object({
  id: z.uuid(),
  item: z.uuid(),
  kind: z.enum(typedKinds),
  terms: z.object(performanceTermsShape.shape),
  /** Newest month first, one value a month: the one that was typed last. */
  values: z.array(z.object({ ...measureValueShape.shape, org: z.string(), at: instant })),
  /** Where Understory counts it: whole months, newest first; `of` is the whole where it is a part. Null where its owner types it. */
  counted: z.array(z.object({ month: monthShape, value: count, of: count.nullable() })).nullable(),
})
export type PerformanceLine = z.infer<typeof performanceLineShape>

export const planMeasuresShape = z.object({
  city: cityShape,
  indicators: z.array(indicatorLineShape),
  performance: z.array(performanceLineShape),
})
export type PlanMeasures = z.infer<typeof planMeasuresShape>
export const indicatorOneShape = z.object({
  city: cityShape,
  indicator: indicatorLineShape,
  months: z.array(indicatorMonthShape),
  dispersion: z.number().nullable(),
  /** Every writing of its terms, newest first: a target that was moved stays to be seen. */
  writings: z.array(z.object({ ...writing, terms: z.object(indicatorTermsShape.shape) })),
  answer: measureAnswerShape.omit({ rows: true }),
})
export type IndicatorOne = z.infer<typeof indicatorOneShape>

export const writeMeasureRequestShape = z.discriminatedUnion('kind', [
  z.strictObject({ item: z.uuid(), kind: z.literal('indicator'), terms: indicatorTermsShape }),
  z.strictObject({ item: z.uuid(), kind: z.enum(typedKinds), terms: performanceTermsShape }),
])
export type WriteMeasureRequest = z.infer<typeof writeMeasureRequestShape>
export const rewriteMeasureRequestShape = z.strictObject({
  read,
  terms: z.union([indicatorTermsShape, performanceTermsShape]),
})
export type RewriteMeasureRequest = z.infer<typeof rewriteMeasureRequestShape>
export const addValueRequestShape = z.strictObject({ read, ...measureValueShape.shape })
export type AddValueRequest = z.infer<typeof addValueRequestShape>

export const workMeasureShape = z.object({
  id: z.uuid(),
  item: z.uuid(),
  kind: z.enum(['indicator', ...typedKinds]),
  read,
  terms: z.union([z.object(indicatorTermsShape.shape), z.object(performanceTermsShape.shape)]),
  values: performanceLineShape.shape.values,
  /** Whether its values are typed by the organisation that the asking member acts for, or by the office for another one. */
  own: z.boolean(),
})
export type WorkMeasure = z.infer<typeof workMeasureShape>
export const workMeasureListShape = z.object({ measures: z.array(workMeasureShape) })
