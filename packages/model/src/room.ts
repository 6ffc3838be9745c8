import * as z from 'zod'
import { type Bilingual, bilingualShape } from './bilingual.ts'
import { languageShape } from './dialogue.ts'

/** How a point was written down: the words as they were said, or what was meant. */
export const noteForms = ['verbatim', 'paraphrase'] as const
export type NoteForm = (typeof noteForms)[number]
/** Ways in which a point reaches the notes of a table. */
export const noteChannels = ['live', 'later', 'paper'] as const

/** Characters of a point: one thing that somebody said. */
export const noteText = z.string().trim().min(1).max(1_000)

/** One point as a device wrote it. The id is made on the device, so that a point that is sent twice is one. */
export const noteShape = z.strictObject({
  id: z.uuid(),
  segment: z.string().max(40),
  prompt: z.string().max(40).nullable().default(null),
  text: noteText,
  form: z.enum(noteForms),
  /** Somebody at the table saw it otherwise. */
  dissent: z.boolean().default(false),
  channel: z.enum(noteChannels).default('live'),
  language: languageShape,
  /** Seat at the table, which leads to an answer about consent and to nobody; null where it was not kept apart. */
  seat: z.int().min(1).max(60).nullable().default(null),
  writtenAt: z.iso.datetime(),
  /** The point that this one corrects. */
  replaces: z.uuid().nullable().default(null),
  /** Passages of which whoever wrote it says that they identify no one. */
  cleared: z.array(z.string().max(100)).max(40).default([]),
})
export type Note = z.infer<typeof noteShape>
export const tallyShape = z.strictObject({
  id: z.uuid(),
  people: z.int().min(0).max(500),
  countedAt: z.iso.datetime(),
})
export type Tally = z.infer<typeof tallyShape>

/** The four questions of consent; each is answered apart. */
export const consentQuestions = ['recorded', 'notes', 'quoted', 'contacted'] as const
export type ConsentQuestion = (typeof consentQuestions)[number]

export const consentTextShape = z.strictObject({
  intro: bilingualShape(1_000),
  recorded: bilingualShape(400),
  notes: bilingualShape(400),
  quoted: bilingualShape(400),
  contacted: bilingualShape(400),
  guardian: bilingualShape(400),
})
export type ConsentText = z.infer<typeof consentTextShape>

const both = (en: string, es: string): Bilingual => ({ en, es })
/** The wording that a series begins with. */
export const usualConsent: ConsentText = {
  intro: both(
    'You can take part whatever you answer here, and you can change each answer later with the code on this card. Nobody writes your name down. The notes stay with the independent facilitator; police never read them.',
    'Puede participar responda lo que responda aquí, y puede cambiar cada respuesta después con el código de esta tarjeta. Nadie anota su nombre. Las notas quedan con la facilitación independiente; la policía nunca las lee.',
  ),
  recorded: both(
    'This table may record the sound of what I say.',
    'Esta mesa puede grabar el sonido de lo que digo.',
  ),
  notes: both(
    'What I say may be kept in the notes of the table.',
    'Lo que digo puede quedar en las notas de la mesa.',
  ),
  quoted: both(
    'My words may be published as a quote, under a made-up name. I can take the quote back with the code on this card.',
    'Mis palabras pueden publicarse como cita, con un nombre inventado. Puedo retirar la cita con el código de esta tarjeta.',
  ),
  contacted: both(
    'The facilitator may reach me about what was found.',
    'La facilitación puede contactarme sobre lo que se encontró.',
  ),
  guardian: both(
    'I am the parent or guardian, and I agree to these answers. (Only for people under 18, who answer themselves too.)',
    'Soy madre, padre o tutor y estoy de acuerdo con estas respuestas. (Solo para menores de 18 años, que también responden.)',
  ),
}

/** Where no consent was written down at a seat, a point may be released in other words and never as a quote. */
export const noteReleaseStates = ['proposed', 'released', 'declined'] as const
export type NoteReleaseState = (typeof noteReleaseStates)[number]
