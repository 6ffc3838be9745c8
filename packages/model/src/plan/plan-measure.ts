import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { dialoguePartyShape } from '../dialogue.ts'
import { incidentKinds } from '../kind.ts'

/** What a program does. Append only. */
export const performanceKinds = ['how-much', 'how-well', 'better-off'] as const
export type PerformanceKind = (typeof performanceKinds)[number]
/** Kinds whose values are typed: those about programs, and an indicator about everybody for which no data come in. */
export const typedKinds = [...performanceKinds, 'typed-indicator'] as const
export type TypedKind = (typeof typedKinds)[number]
/** Kinds of measures: an indicator is about everybody and computed from data. */
export const planMeasureKinds = ['indicator', ...typedKinds] as const
export type PlanMeasureKind = (typeof planMeasureKinds)[number]

export const monthShape = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM')
/** Months since year 0. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
export const monthOfNumber = (n: number): string =>
  `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`

/** A path of so much more or less a year than the baseline, from the month after it on. */
export const targetShape = z
  .strictObject({
    /** First and last month of the baseline: whole years, so that seasons cancel. */
    baselineFrom: monthShape,
    baselineTo: monthShape,
    /** Last month of the path. */
    until: monthShape,
    /** Change a year, as a proportion: −0.15 is 15 % less each year. */
    perYear: z.number().min(-0.9).max(3),
  })
  .superRefine(({ baselineFrom, baselineTo, until, perYear }, context) => {
    const months = monthNumber(baselineTo) - monthNumber(baselineFrom) + 1
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    if (months < 12 || months > 120 || months % 12 !== 0)
      issue('baselineTo', `The baseline has ${months} months; it needs one to ten whole years.`)
    if (monthNumber(until) - monthNumber(baselineTo) < 12)
      issue('until', 'The path has at least twelve months.')
    if (perYear === 0) issue('perYear', 'A target asks for a change.')
  })
export type Target = z.infer<typeof targetShape>

/** A population indicator: a count of Understory by month. */
export const indicatorTermsShape = z.strictObject({
  title: bilingualShape(200),
  /** Measures that are counts: the status of a target needs one. */
  measure: z.enum(['victims', 'incidents']),
  kinds: z.array(z.enum(incidentKinds)).min(1).max(10),
  /** Slug of a district; null for the whole city. */
  district: z.string().max(120).nullable().default(null),
  better: z.enum(['fewer', 'more']),
  /** Newest whole months that still fill up and are left out. */
  settling_months: z.int().min(0).max(6).default(1),
  target: targetShape.nullable().default(null),
})
export type IndicatorTerms = z.infer<typeof indicatorTermsShape>

/** What Understory counts of programs by itself, month by month, out of what is public. Append only. */
export const countedKinds = [
  'promises-delivered',
  'promises-on-time',
  'proposals-answered',
  'sessions-held',
  'cases-closed',
] as const
export type CountedName = (typeof countedKinds)[number]
/** Those that are counted from the plan and the dialogues; the others are measures of incidents. */
export type CountedKind = Exclude<CountedName, 'cases-closed'>

/** What its owner types: what a program does, or an indicator that no data show. */
export const performanceTermsShape = z.strictObject({
  title: bilingualShape(200),
  unit: bilingualShape(60),
  owner: dialoguePartyShape,
  /** What counts it; null where its owner types it. */
  counted: z.enum(countedKinds).nullable().default(null),
})
export type PerformanceTerms = z.infer<typeof performanceTermsShape>

export const measureValueShape = z.strictObject({
  month: monthShape,
  value: z.number().min(-1e12).max(1e12),
  /** Where the number comes from. */
  source: z.string().trim().min(3).max(300),
})
export type MeasureValue = z.infer<typeof measureValueShape>
