import * as z from 'zod'
import { bilingualShape } from './bilingual.ts'
import { languageShape } from './dialogue.ts'

/** What may be said of two values of a code: that they differ, which is more, how much more, how many times as much. */
export const codeScales = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type CodeScale = (typeof codeScales)[number]
/** A code is never lost: it is used, or stands for another one, or is given no more. */
export const codeStates = ['in-use', 'merged', 'retired'] as const
export const codeId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, 1 to 40')

/** What a point may be about. Nominal: 1 where it is, 0 where not. Else a whole number from 0 to `most`. */
export const codeShape = z
  .strictObject({
    id: codeId,
    label: bilingualShape(80),
    definition: bilingualShape(500),
    scale: z.enum(codeScales),
    most: z.int().min(1).max(100).default(1),
    state: z.enum(codeStates).default('in-use'),
    /** The code that it was merged into. */
    into: codeId.nullable().default(null),
  })
  .refine(code => code.scale !== 'nominal' || code.most === 1, {
    message: 'A nominal code is there or not: 1 at most.',
    path: ['most'],
  })
  .refine(code => (code.state === 'merged') === (code.into !== null), {
    message: 'A merged code names the code that it was merged into, and no other one does.',
    path: ['into'],
  })
export type Code = z.infer<typeof codeShape>

/** Numbers by the id of a code, of one point. */
export const codeValues = z.record(codeId, z.int().min(0).max(100))
export type CodeValues = z.infer<typeof codeValues>

/** A claim that is made of codes. The points under it are those that carry one of them. */
export const themeShape = z.strictObject({
  id: codeId,
  claim: bilingualShape(200),
  summary: bilingualShape(1_000),
  codes: z.array(codeId).min(1).max(20),
})
export type Theme = z.infer<typeof themeShape>

/** One way to look at who came: head counts of slips without names, beside who lives there. */
export const profileDimensionShape = z.strictObject({
  id: codeId,
  title: bilingualShape(80),
  /** Where the shares of residents come from. */
  source: z.string().trim().min(3).max(300),
  groups: z
    .array(
      z.strictObject({
        label: bilingualShape(80),
        /** Share of residents, 0–1; null where it is not known. */
        residents: z.number().min(0).max(1).nullable(),
        people: z.int().min(0).max(5_000),
      }),
    )
    .min(2)
    .max(20),
})
export type ProfileDimension = z.infer<typeof profileDimensionShape>

export const findingsStates = ['proposed', 'checking', 'published', 'declined'] as const
export type FindingsState = (typeof findingsStates)[number]
/** What somebody who took part answers to a theme. */
export const checkAnswers = ['yes', 'partly', 'no'] as const
export type CheckAnswer = (typeof checkAnswers)[number]
export const themeDecisions = ['accepted', 'partly', 'declined'] as const
export type ThemeDecision = (typeof themeDecisions)[number]

/** No public count of people is smaller than this: smaller ones are left out. */
export const fewestShown = 10

const count = z.int().min(0)
/** People or points that were counted; null where there are some and fewer than `fewestShown`. */
export const shownCount = count.nullable()

/** How far coders who worked apart gave the same, beyond chance (Krippendorff's alpha), with the middle 95 % of its draws. */
export const coderAgreementShape = z.object({
  alpha: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Points that at least two coders coded. */
  points: count,
  notEstimable: z.string().nullable(),
})
export type CoderAgreement = z.infer<typeof coderAgreementShape>

export const codeAgreementShape = codeShape.extend({ agreement: coderAgreementShape })
export const findingThemeShape = themeShape.extend({
  agreement: coderAgreementShape,
  /** Points that carry a code of it, released or not. */
  coded: shownCount,
  /** Differences of coders about its codes: settled by a named decision, and still open. */
  settled: count,
  disputed: count,
})
export const shownDimensionShape = profileDimensionShape.omit({ groups: true }).extend({
  people: shownCount,
  groups: z.array(
    z.object({
      label: bilingualShape(80),
      residents: z.number().nullable(),
      people: shownCount,
      /** Share of those who came; null where the count is left out. */
      share: z.number().nullable(),
    }),
  ),
})
export type ShownDimension = z.infer<typeof shownDimensionShape>
export const tableBalanceShape = z.object({
  session: z.string(),
  table: z.int(),
  evenness: z.number().nullable(),
  evennessByChance: z.number().nullable(),
  notEstimable: z.string().nullable(),
})
/** What is frozen when findings are proposed: themes and numbers, no word of a note and nobody's name. */
export const findingsContentShape = z.object({
  codebook: z.object({
    version: z.int().min(1),
    tookPart: shownCount,
    codes: z.array(codeAgreementShape),
  }),
  coding: z.object({
    rounds: count,
    /** Points that could be coded, that were coded, and that at least two people coded apart. */
    points: count,
    coded: count,
    doubly: count,
    /** Coders of the round with most. */
    coders: count,
  }),
  themes: z.array(findingThemeShape).min(1),
  quality: z.object({
    sessions: count,
    /** Head counts of tables together; null where fewer than ten, and where no table was counted: then `balance` is empty. */
    people: shownCount,
    reached: z.array(shownDimensionShape),
    balance: z.array(tableBalanceShape),
  }),
})
export type FindingsContent = z.infer<typeof findingsContentShape>

/** What came of a check by those who took part. Counts of answers are left out below ten people who answered. */
export const checkResultShape = z.object({
  asked: shownCount,
  answered: shownCount,
  /** Answered of those asked, 0–1. */
  rate: z.number().nullable(),
  themes: z.array(
    z.object({
      theme: codeId,
      yes: count.nullable(),
      partly: count.nullable(),
      no: count.nullable(),
    }),
  ),
  /** People who said that something is missing. */
  missing: count.nullable(),
  /** Dissent in words that were looked through by two people; about a theme, or about what is missing. */
  words: z.array(z.object({ theme: codeId.nullable(), text: z.string().max(600), language: languageShape })),
})
export type CheckResult = z.infer<typeof checkResultShape>
