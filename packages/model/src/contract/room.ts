import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { cityShape } from '../city.ts'
import { languageShape, sessionTermsShape, voiceChannels } from '../dialogue.ts'
import { identifyingKinds } from '../do-not-record.ts'
import { consentTextShape, noteForms, noteReleaseStates, noteShape, noteText, tallyShape } from '../room.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const code = z.string().trim().min(8).max(40)
const table = z.int().min(1).max(60)
const passageShape = z.object({ kind: z.enum(identifyingKinds), text: z.string(), start: count, end: count })

/** Makes a pass for a table; the answer has the only copy. */
export const makePassRequestShape = z.strictObject({ table })
export type MakePassRequest = z.infer<typeof makePassRequestShape>
export const madePassShape = z.object({
  pass: z.string(),
  table,
  endsAt: instant,
  /** Opens the room page with the pass behind the #, which no server is sent. */
  address: z.string(),
})
export type MadePass = z.infer<typeof madePassShape>
export const passListShape = z.object({
  passes: z.array(z.object({ id: z.uuid(), table, endsAt: instant, revoked: z.boolean() })),
})
export type PassList = z.infer<typeof passListShape>
export const revokePassRequestShape = z.strictObject({ id: z.uuid() })

/** What a device at a table opens with its pass: the run-sheet with what is for facilitators. Nothing anybody said. */
export const openRoomRequestShape = z.strictObject({ pass: code })
export const roomShape = z.object({
  city: cityShape,
  series: z.object({ slug: z.string(), title: bilingualShape(120), question: bilingualShape(300) }),
  session: z.object({
    id: z.uuid(),
    slug: z.string(),
    startsAt: instant,
    endsAt: instant,
    terms: z.object(sessionTermsShape.shape),
  }),
  table,
  /** When the pass ends. */
  endsAt: instant,
  /** Words that identify no one here: names of areas and of the organisations of the series. */
  known: z.array(z.string()),
  /** Points of this table that arrived, by any device. */
  points: count,
})
export type Room = z.infer<typeof roomShape>

/** What a device kept while it could not send, in one piece. */
export const sendNotesRequestShape = z.strictObject({
  pass: code,
  device: z.string().regex(/^[A-Za-z0-9-]{8,40}$/),
  notes: z.array(noteShape).max(40),
  removed: z.array(z.uuid()).max(100).default([]),
  tallies: z.array(tallyShape).max(40).default([]),
})
export type SendNotesRequest = z.infer<typeof sendNotesRequestShape>
/** A point that was stopped was not kept: the device has it still, and says which passage has to go. */
export const sentNotesShape = z.object({
  taken: z.array(z.uuid()),
  stopped: z.array(z.object({ id: z.uuid(), passages: z.array(passageShape) })),
  points: count,
})
export type SentNotes = z.infer<typeof sentNotesShape>

/** A point as the facilitator reads it, with what still points to somebody. */
export const workNoteShape = noteShape.omit({ replaces: true, cleared: true, channel: true }).extend({
  table,
  channel: z.enum(voiceChannels),
  passages: z.array(passageShape),
  /** Whether it was released once, also where it was taken back since: it is not released again. */
  released: z.boolean(),
})
export type WorkNote = z.infer<typeof workNoteShape>
export const sessionNotesShape = z.object({
  session: z.uuid(),
  notes: z.array(workNoteShape),
  tables: z.array(z.object({ table, people: count.nullable(), points: count })),
})
export type SessionNotes = z.infer<typeof sessionNotesShape>
/** Points typed in afterwards, from paper or from memory. */
export const typeNotesRequestShape = z.strictObject({ table, notes: z.array(noteShape).min(1).max(40) })
export type TypeNotesRequest = z.infer<typeof typeNotesRequestShape>

export const consentTextVersionShape = z.object({
  /** 0 where none was written: then the usual wording is asked. */
  version: count,
  content: z.object(consentTextShape.shape),
})
export type ConsentTextVersion = z.infer<typeof consentTextVersionShape>
export const saveConsentTextRequestShape = z.strictObject({ version: count, content: consentTextShape })
export type SaveConsentTextRequest = z.infer<typeof saveConsentTextRequestShape>
export const makeCardsRequestShape = z.strictObject({ count: z.int().min(1).max(200) })
export const cardsShape = z.object({ codes: z.array(z.string()), text: consentTextVersionShape })
export type Cards = z.infer<typeof cardsShape>
/** A card as it was filled in. A person under 18 agrees to nothing without a guardian. */
export const typeConsentRequestShape = z
  .strictObject({
    code,
    table,
    seat: z.int().min(1).max(60),
    recorded: z.boolean(),
    notes: z.boolean(),
    quoted: z.boolean(),
    contacted: z.boolean(),
    minor: z.boolean().default(false),
    guardian: z.boolean().default(false),
    contact: z.string().trim().max(200).nullable().default(null),
  })
  .refine(
    card => !card.minor || card.guardian || !(card.recorded || card.notes || card.quoted || card.contacted),
    { message: 'Somebody under 18 agrees to nothing without a guardian.', path: ['guardian'] },
  )
  .refine(card => card.contact === null || card.contact === '' || card.contacted, {
    message: 'How to reach somebody is kept only where they agreed to be reached.',
    path: ['contact'],
  })
export type TypeConsentRequest = z.infer<typeof typeConsentRequestShape>
export const consentListShape = z.object({
  session: z.uuid(),
  cards: z.array(
    z.object({
      table,
      seat: z.int(),
      recorded: z.boolean(),
      notes: z.boolean(),
      quoted: z.boolean(),
      contacted: z.boolean(),
      minor: z.boolean(),
      contact: z.string().nullable(),
    }),
  ),
})
export type ConsentList = z.infer<typeof consentListShape>

/** A point as it is proposed: its words, and whether they are the words that were said. */
export const proposedPointShape = z.strictObject({
  note: z.uuid(),
  text: noteText,
  form: z.enum(noteForms),
  cleared: z.array(z.string().max(100)).max(40).default([]),
})
export type ProposedPoint = z.infer<typeof proposedPointShape>
export const proposeReleaseRequestShape = z.strictObject({
  session: z.uuid(),
  points: z.array(proposedPointShape).min(1).max(300),
})
export type ProposeReleaseRequest = z.infer<typeof proposeReleaseRequestShape>
export const decideNoteReleaseRequestShape = z
  .strictObject({
    decision: z.enum(['released', 'declined']),
    why: z.string().trim().max(500).nullable().default(null),
    /** Passages that the second person looked at too. */
    cleared: z.array(z.string().max(100)).max(300).default([]),
  })
  .refine(asked => asked.decision === 'released' || (asked.why ?? '').length >= 3, {
    message: 'Say in a few words why it is declined.',
    path: ['why'],
  })
export type DecideNoteReleaseRequest = z.infer<typeof decideNoteReleaseRequestShape>
export const noteReleaseShape = z.object({
  id: z.uuid(),
  session: z.uuid(),
  state: z.enum(noteReleaseStates),
  /** Whether the asking member proposed it: then somebody else decides. */
  own: z.boolean(),
  madeAt: instant,
  decidedAt: instant.nullable(),
  why: z.string().nullable(),
  points: z.array(proposedPointShape.omit({ cleared: true }).extend({ passages: z.array(passageShape) })),
  /** Points that stand in public; withdrawn ones do not. */
  standing: count,
})
export type NoteRelease = z.infer<typeof noteReleaseShape>
export const noteReleaseListShape = z.object({ releases: z.array(noteReleaseShape) })
export type NoteReleaseList = z.infer<typeof noteReleaseListShape>

/** A point as anybody reads it. */
export const publicPointShape = z.object({
  id: z.uuid(),
  session: z.string(),
  segment: z.string(),
  prompt: z.string().nullable(),
  text: z.string(),
  form: z.enum(noteForms),
  dissent: z.boolean(),
  channel: z.enum(voiceChannels),
  language: languageShape,
  quoted: z.boolean(),
  /** Number of the made-up name of who is quoted; the same person has the same one in a series. */
  pseudonym: z.string().nullable(),
  releasedAt: instant,
})
export type PublicPoint = z.infer<typeof publicPointShape>
export const publicPointsShape = z.object({
  city: cityShape,
  series: z.string(),
  points: z.array(publicPointShape),
})
export type PublicPoints = z.infer<typeof publicPointsShape>

/** Takes back what stands in public as a quote, by the code on the consent card. */
export const withdrawQuoteRequestShape = z.strictObject({ code })
export const withdrawnQuoteShape = z.object({ withdrawn: z.literal(true) })
