import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { cityShape } from '../city.ts'
import { isDay } from '../day.ts'
import { languageShape } from '../dialogue.ts'
import {
  checkAnswers,
  checkResultShape,
  codeAgreementShape,
  codeId,
  codeShape,
  codeValues,
  findingsContentShape,
  findingsStates,
  findingThemeShape,
  profileDimensionShape,
  themeDecisions,
  themeShape,
} from '../findings.ts'
import { publicPointShape } from './room.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const code = z.string().trim().min(8).max(40)
const why = z.string().trim().min(3).max(500)
/** Words of what becomes public of which somebody said that they identify no one. */
const cleared = z.array(z.string().max(100)).max(100).default([])

/** Codes in versions, the newest first; empty where none was written. */
export const codebookVersionShape = z.object({
  version: z.int().min(1),
  tookPart: count,
  why: z.string(),
  madeAt: instant,
  codes: z.array(codeShape),
})
export type CodebookVersion = z.infer<typeof codebookVersionShape>
export const codebookShape = z.object({ series: z.uuid(), versions: z.array(codebookVersionShape) })
export type Codebook = z.infer<typeof codebookShape>
/** Writes the next version: every code of the one before is in it. `version` is the one it is made from, 0 for the first. */
export const saveCodebookRequestShape = z.strictObject({
  version: count,
  tookPart: z.int().min(0).max(2_000),
  why,
  codes: z.array(codeShape).min(1).max(60),
  cleared,
})
export type SaveCodebookRequest = z.infer<typeof saveCodebookRequestShape>

/** Draws a sample of standing points, of some sessions or of all, for coders who work apart. One coder alone codes only after two did. */
export const startRoundRequestShape = z.strictObject({
  sessions: z.array(z.uuid()).max(40).default([]),
  points: z.int().min(2).max(1_000),
  coders: z.int().min(1).max(6).default(2),
})
export type StartRoundRequest = z.infer<typeof startRoundRequestShape>

/** A point that somebody is to code; no seat, no table. */
export const codingUnitShape = z.object({
  note: z.uuid(),
  session: z.uuid(),
  text: z.string(),
  language: languageShape,
  dissent: z.boolean(),
  /** What the asking member gave; null where nothing yet. */
  own: codeValues.nullable(),
})
export type CodingUnit = z.infer<typeof codingUnitShape>
/** A pair of point and code that coders saw otherwise. Coders are numbers. */
export const disputeShape = z.object({
  round: z.uuid(),
  note: z.uuid(),
  session: z.uuid(),
  code: codeId,
  /** The words, while they are kept. */
  text: z.string().nullable(),
  given: z.array(z.int().nullable()),
  decision: z
    .object({ value: z.int(), why: z.string(), by: z.string(), at: instant, own: z.boolean() })
    .nullable(),
})
export type Dispute = z.infer<typeof disputeShape>
export const codingRoundShape = z.object({
  id: z.uuid(),
  codebook: z.int(),
  population: count,
  points: count,
  coders: count,
  joined: count,
  done: count,
  /** What the asking member is in it. */
  part: z.enum(['none', 'coding', 'done']),
  madeAt: instant,
  closedAt: instant.nullable(),
  /** Codes with the agreement about them; before the round is closed, none. */
  codes: z.array(codeAgreementShape),
})
export type CodingRound = z.infer<typeof codingRoundShape>
export const codingShape = z.object({
  series: z.uuid(),
  rounds: z.array(codingRoundShape),
  /** Points that stand, coded or not. */
  points: count,
  /** Differences of closed rounds, open ones first. */
  disputes: z.array(disputeShape),
})
export type Coding = z.infer<typeof codingShape>
export const codingSheetShape = z.object({
  round: z.uuid(),
  codes: z.array(codeShape),
  units: z.array(codingUnitShape),
})
export type CodingSheet = z.infer<typeof codingSheetShape>
export const codePointsRequestShape = z.strictObject({
  codings: z.array(z.strictObject({ note: z.uuid(), values: codeValues })).max(200),
  /** The last word of this coder: nothing of it changes after. Every point needs a coding. */
  done: z.boolean().default(false),
})
export type CodePointsRequest = z.infer<typeof codePointsRequestShape>
export const settleRequestShape = z.strictObject({ note: z.uuid(), code: codeId, value: count, why })
export type SettleRequest = z.infer<typeof settleRequestShape>

/** Themes as they are worked on, with how many released points stand under each. */
export const themesShape = z.object({
  series: z.uuid(),
  version: count,
  themes: z.array(findingThemeShape.extend({ released: count })),
  /** Codes in use, to make themes of. */
  codes: z.array(codeShape),
})
export type Themes = z.infer<typeof themesShape>
export const saveThemesRequestShape = z.strictObject({
  version: count,
  themes: z.array(themeShape).min(1).max(40),
  cleared,
})
export type SaveThemesRequest = z.infer<typeof saveThemesRequestShape>

export const profileShape = z.object({
  series: z.uuid(),
  version: count,
  dimensions: z.array(profileDimensionShape),
})
export type Profile = z.infer<typeof profileShape>
export const saveProfileRequestShape = z.strictObject({
  version: count,
  dimensions: z.array(profileDimensionShape).max(8),
  cleared,
})
export type SaveProfileRequest = z.infer<typeof saveProfileRequestShape>

/** A check by those who took part, as its facilitator sees it. */
export const workCheckShape = z.object({
  id: z.uuid(),
  endsOn: day,
  asked: count,
  answered: count,
  /** What people wrote, in no order; it stays behind the wall. */
  missing: z.array(z.object({ text: z.string(), language: languageShape })),
  result: checkResultShape.nullable(),
  /** Whether the asking member ended it: then somebody else publishes. */
  own: z.boolean(),
  published: z.boolean(),
})
export type WorkCheck = z.infer<typeof workCheckShape>
export const workFindingsShape = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(findingsStates),
  own: z.boolean(),
  madeAt: instant,
  publishedAt: instant.nullable(),
  why: z.string().nullable(),
  content: findingsContentShape,
  check: workCheckShape.nullable(),
})
export type WorkFindings = z.infer<typeof workFindingsShape>
export const findingsListShape = z.object({ findings: z.array(workFindingsShape) })
export type FindingsList = z.infer<typeof findingsListShape>
/** Freezes themes and numbers as they are now. */
export const proposeFindingsRequestShape = z.strictObject({ themes: z.int().min(1) })
export type ProposeFindingsRequest = z.infer<typeof proposeFindingsRequestShape>
export const decideFindingsRequestShape = z
  .strictObject({
    /** checking: for those who took part, by the codes of their cards, and for nobody else yet. */
    decision: z.enum(['checking', 'published', 'declined']),
    why: z.string().trim().max(500).nullable().default(null),
  })
  .refine(asked => asked.decision !== 'declined' || (asked.why ?? '').length >= 3, {
    message: 'Say in a few words why it is declined.',
    path: ['why'],
  })
export type DecideFindingsRequest = z.infer<typeof decideFindingsRequestShape>
/** Sends themes back to those who took part, until a day and with it. */
export const openCheckRequestShape = z.strictObject({ endsOn: day })
export type OpenCheckRequest = z.infer<typeof openCheckRequestShape>

const answers = z.record(codeId, z.enum(checkAnswers))
const missing = z.string().trim().max(600).nullable().default(null)
/** An answer that staff type in from paper or the telephone. */
export const typeCheckAnswerRequestShape = z.strictObject({
  code,
  answers,
  missing,
  language: languageShape.default('en'),
  channel: z.enum(['paper', 'phone']).default('paper'),
})
export type TypeCheckAnswerRequest = z.infer<typeof typeCheckAnswerRequestShape>
/** Ends a check and says which words of dissent are published with its counts; another person publishes. */
export const endCheckRequestShape = z.strictObject({
  words: z
    .array(
      z.strictObject({
        theme: codeId.nullable(),
        text: z.string().trim().min(3).max(600),
        language: languageShape,
      }),
    )
    .max(40)
    .default([]),
  cleared,
})
export type EndCheckRequest = z.infer<typeof endCheckRequestShape>

export const answerThemeRequestShape = z.strictObject({
  theme: codeId,
  decision: z.enum(themeDecisions),
  words: bilingualShape(1_500),
  /** Short number of the promise of the plan that it became. */
  promise: z.int().min(1).nullable().default(null),
  cleared,
})
export type AnswerThemeRequest = z.infer<typeof answerThemeRequestShape>

/** A participant opens the check with the code of a consent card. */
export const openMemberCheckRequestShape = z.strictObject({ code })
export const openMemberCheckShape = z.object({
  check: z.uuid(),
  series: z.object({ slug: z.string(), title: bilingualShape(120) }),
  endsOn: day,
  themes: z.array(themeShape.omit({ codes: true })),
})
export type OpenMemberCheck = z.infer<typeof openMemberCheckShape>
export const answerCheckRequestShape = z.strictObject({
  code,
  answers,
  missing,
  language: languageShape.default('en'),
  cleared,
})
export type AnswerCheckRequest = z.infer<typeof answerCheckRequestShape>
export const answeredCheckShape = z.object({ answered: z.literal(true), themes: count })

export const themeAnswerShape = z.object({
  decision: z.enum(themeDecisions),
  words: bilingualShape(1_500),
  /** Short number of the promise that it became, null where it is none. */
  commitment: z.int().min(1).nullable(),
  at: instant,
})
export type ThemeAnswer = z.infer<typeof themeAnswerShape>
/** Findings as anybody reads them. */
export const publicThemeShape = findingThemeShape.extend({
  points: z.array(publicPointShape),
  answer: themeAnswerShape.nullable(),
})
export const publicFindingsShape = z.object({
  city: cityShape,
  series: z.object({ slug: z.string(), title: bilingualShape(120), question: bilingualShape(300) }),
  /** Null while nothing was published. */
  findings: z
    .object({
      id: z.uuid(),
      version: z.int(),
      publishedAt: instant,
      codebook: findingsContentShape.shape.codebook,
      coding: findingsContentShape.shape.coding,
      themes: z.array(publicThemeShape),
      quality: findingsContentShape.shape.quality.extend({
        /** Released points under a theme; those under a theme that was answered; those whose theme led to a decision. */
        points: count,
        answeredPoints: count,
        decidedPoints: count,
        answeredThemes: count,
        /** Themes that stand as a commitment of the plan. */
        committedThemes: count,
        answerBy: day.nullable(),
        /** Days from publishing to the first answer; null while none came. */
        daysToAnswer: count.nullable(),
        /** Whole days since publishing, while a theme waits for an answer. */
        daysWaiting: count.nullable(),
      }),
      /** With the id under which it stands in the public log. */
      check: checkResultShape.extend({ id: z.uuid(), publishedAt: instant }).nullable(),
    })
    .nullable(),
  versions: z.array(z.object({ version: z.int(), publishedAt: instant })),
})
export type PublicFindings = z.infer<typeof publicFindingsShape>
