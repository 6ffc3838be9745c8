import * as z from 'zod'
import { cityShape } from '../city.ts'

/** Time and other dimensions every incident measure can be asked by. Places are `kind` or `kind:version`. */
export const plainDimensions = [
  'kind',
  'weapon',
  'clearance',
  'setting',
  'year',
  'month',
  'week',
  'day',
  'hour',
  'weekday',
  'source',
] as const
export type PlainDimension = (typeof plainDimensions)[number]
export const placeDimensionPattern = /^(district|neighborhood|csa)(:[a-z0-9-]+)?$/

/** A question put to a measure. `where` values are codes as they appear in answers (kind names, slugs, weekday 1–7 from Monday, hour 0–23). */
export const measureQuestionShape = z.object({
  by: z.array(z.string()).max(3).default([]),
  where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
})
export type MeasureQuestion = z.infer<typeof measureQuestionShape>

/** One group. A value is null only together with `notEstimable`. Proportions are 0–1. Intervals are 95 %. */
export const measureRowShape = z.object({
  by: z.record(z.string(), z.object({ code: z.string(), label: z.string() })),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Counted things; for shares and rates the numerator. */
  count: z.int(),
  /** For shares the counted whole, for rates person-years, for changes the count of the period before. */
  base: z.number().nullable(),
  notEstimable: z.string().nullable(),
})
export type MeasureRow = z.infer<typeof measureRowShape>

export const sourceLineShape = z.object({
  name: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  url: z.string().nullable(),
})

export type SourceLine = z.infer<typeof sourceLineShape>

/** What travels with every number. */
export const provisoShape = z.object({
  /** Rows behind the answer, and how many of them lack something. */
  coverage: z.object({ rows: z.int(), withoutDate: z.int(), withoutPlace: z.int(), withoutWeapon: z.int() }),
  /** Age of the data: newest day in the record, when the newest file came, and the days between that newest day and the asking. */
  age: z.object({
    newestDay: z.string().nullable(),
    receivedAt: z.string().nullable(),
    age_days: z.int().nullable(),
  }),
  /** Rows that a later file changed. */
  revisions: z.object({ revised: z.int(), lastRevisedAt: z.string().nullable() }),
  sources: z.array(sourceLineShape),
  snapshot: z.object({ no: z.int(), builtAt: z.string() }),
})
export type Proviso = z.infer<typeof provisoShape>

export const measureAnswerShape = z.object({
  measure: z.string(),
  title: z.string(),
  question: z.string(),
  unit: z.string(),
  population: z.string(),
  method: z.string(),
  city: cityShape,
  by: z.array(z.string()),
  where: z.record(z.string(), z.array(z.string())),
  /** First and last day counted; for an open end, those of the data. Null where there is no dated row. */
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  rows: z.array(measureRowShape),
  proviso: provisoShape,
  notes: z.array(z.string()),
})
export type MeasureAnswer = z.infer<typeof measureAnswerShape>

export const measureSummaryShape = z.object({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  unit: z.string(),
  population: z.string(),
  dimensions: z.array(z.string()),
  notEstimableWhen: z.string(),
  method: z.string(),
})
export type MeasureSummary = z.infer<typeof measureSummaryShape>
