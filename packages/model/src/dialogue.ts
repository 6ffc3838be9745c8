import * as z from 'zod'
import { bilingualShape } from './bilingual.ts'
import { isDay } from './day.ts'

/** What a session is for. A series begins by explaining, goes on by shaping and ends by reporting back. Append only. */
export const dialogueStages = ['explain', 'shape', 'report-back'] as const
export type DialogueStage = (typeof dialogueStages)[number]
export const seriesStates = ['draft', 'public', 'closed'] as const
export type SeriesState = (typeof seriesStates)[number]
export const sessionStates = ['planned', 'held', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]
/** Whether police are in the room: people decide by it whether they come. */
export const policePresences = ['not-in-the-room', 'for-a-part', 'in-the-room'] as const
export type PolicePresence = (typeof policePresences)[number]

/** How something somebody said reached the record. Append only. */
export const voiceChannels = ['live', 'later', 'paper', 'text-message', 'online', 'phone', 'kiosk'] as const
export type VoiceChannel = (typeof voiceChannels)[number]

/** A language as BCP 47 writes it, such as `en`, `es`, `zh-Hant`. */
export const languageShape = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as en or es')
export const slugShape = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'small letters, digits and hyphens, at least two')

/** A part in a series, and who has it; `organisationId` where that organisation works in Understory. */
export const dialoguePartyShape = z.strictObject({
  name: z.string().trim().min(1).max(200),
  organisationId: z.uuid().nullable().default(null),
})
export type DialogueParty = z.infer<typeof dialoguePartyShape>

/**
 * What a series says of itself before anybody comes. Convener, facilitator, note-takers and decision owner are four parts, and
 * the facilitator is neither the convener nor the one who decides.
 */
export const seriesTermsShape = z
  .strictObject({
    title: bilingualShape(120),
    question: bilingualShape(300),
    summary: bilingualShape(1_500),
    convener: dialoguePartyShape,
    facilitator: dialoguePartyShape,
    noteTakers: dialoguePartyShape,
    decisionOwner: dialoguePartyShape,
    /** What can still be changed by what people say, and what cannot, a line each. */
    openToChange: z.array(bilingualShape(300)).min(1).max(20),
    notOpenToChange: z.array(bilingualShape(300)).max(20),
    inTheRoom: bilingualShape(500),
    police: z.enum(policePresences),
    languages: z.array(languageShape).min(1).max(12),
    /** Last day on which the decision owner answers what was found. */
    answerBy: z.string().refine(isDay, 'a day, YYYY-MM-DD').nullable().default(null),
    /** Days after the last session until contacts and raw notes are erased. */
    contactDays: z.int().min(1).max(365).default(30),
    rawNoteDays: z.int().min(1).max(3_650).default(365),
  })
  .refine(terms => terms.facilitator.name !== terms.convener.name, {
    message: 'The facilitator is independent: not the convener.',
    path: ['facilitator'],
  })
  .refine(terms => terms.facilitator.name !== terms.decisionOwner.name, {
    message: 'The facilitator is independent: not whoever decides.',
    path: ['facilitator'],
  })
export type SeriesTerms = z.infer<typeof seriesTermsShape>

/** One part of an evening, in the order it is done. */
export const runSheetSegmentShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: bilingualShape(120),
  minutes: z.int().min(1).max(240),
  /** What the facilitator asks, each with an id that notes refer to. */
  prompts: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), text: bilingualShape(400) }))
    .max(12),
  /** For the facilitator alone; not on public pages. */
  guidance: z.string().max(1_000).default(''),
})
export type RunSheetSegment = z.infer<typeof runSheetSegmentShape>

export const sessionTermsShape = z.strictObject({
  title: bilingualShape(120),
  place: z.strictObject({
    name: z.string().trim().min(1).max(200),
    address: z.string().trim().min(1).max(300),
    /** Slug of the area it lies in, in the newest boundary version of neighborhoods; null where it is not known. */
    area: z.string().max(120).nullable().default(null),
    access: bilingualShape(500).nullable().default(null),
  }),
  capacity: z.int().min(1).max(2_000),
  languages: z.array(languageShape).min(1).max(12),
  interpreters: z.array(languageShape).max(12).default([]),
  childcare: bilingualShape(300).nullable().default(null),
  food: bilingualShape(300).nullable().default(null),
  transport: bilingualShape(300).nullable().default(null),
  police: z.enum(policePresences),
  /** Telephone number on the flyer for RSVP by phone. */
  phone: z.string().max(40).nullable().default(null),
  groundRules: z.array(bilingualShape(200)).max(15).default([]),
  runSheet: z.array(runSheetSegmentShape).max(30).default([]),
  /** How many tables there are; notes name one. */
  tables: z.int().min(1).max(60).default(1),
})
export type SessionTerms = z.infer<typeof sessionTermsShape>
