import type { Bilingual, EvidenceKind, OwnerStep, VerdictAnswer } from '@understory/model'
import { both } from '../dialogue/wording.ts'

/** A step of an owner, so many days before the day of the sample. */
export interface InventedStep {
  readonly kind: OwnerStep
  readonly daysBefore: number
  readonly words?: string
}
/** A promise of Alder City with what became of it. Days are counted back from the day of the sample; below 0 is still to come. */
export interface InventedPromise {
  readonly what: Bilingual
  readonly test: Bilingual
  readonly owner: string
  /** The theme of the published findings that it came from, and what was said at a table. */
  readonly theme: string
  readonly heard: Bilingual
  readonly proposed: number
  readonly answerBy: number
  readonly due: number
  readonly cost: number | null
  readonly steps: readonly InventedStep[]
  /** What its owner handed in once it was delivered: a text file and its title. */
  readonly evidence?: {
    readonly daysBefore: number
    readonly kind: EvidenceKind
    readonly title: string
    readonly text: string
  }
  /** How many answered what; those who attended, and anyone. */
  readonly verdicts?: {
    readonly attended: Readonly<Partial<Record<VerdictAnswer, number>>>
    readonly anyone: Readonly<Partial<Record<VerdictAnswer, number>>>
  }
  /** What an independent reviewer found. */
  readonly review?: { readonly verdict: VerdictAnswer; readonly daysBefore: number; readonly words: string }
}

/** Kept, partly kept, late and silent, declined, and one that waits for an answer. */
export const promises: readonly InventedPromise[] = [
  {
    what: both(
      'Put in writing what outreach workers tell the police, and what they never tell.',
      'Poner por escrito qué dicen a la policía quienes hacen trabajo de calle, y qué no dicen nunca.',
    ),
    test: both(
      'A page of at most 300 words, in English and Spanish, signed by both sides, hangs in the rec center and stands online.',
      'Una página de 300 palabras como máximo, en inglés y español, firmada por ambas partes, está en el centro recreativo y en línea.',
    ),
    owner: 'Harbor Neighbors',
    theme: 'in-writing',
    heard: both(
      'What the outreach workers may tell the police. We were told nothing, and want it in writing.',
      'Qué pueden decir a la policía. No nos dijeron nada y lo queremos por escrito.',
    ),
    ...{ proposed: 40, answerBy: 26, due: 12, cost: null },
    steps: [
      { kind: 'accepted', daysBefore: 33 },
      {
        kind: 'in-progress',
        daysBefore: 24,
        words: 'Both sides have read a first text; the second half is disputed.',
      },
      {
        kind: 'delivered',
        daysBefore: 11,
        words: 'The page hangs at the door of the rec center and stands online.',
      },
    ],
    evidence: {
      ...{ daysBefore: 10, kind: 'document', title: 'The signed page, in both languages' },
      text: 'What outreach workers tell the police: that somebody is safe, where help is wanted. What they never tell: who said what.\n',
    },
    verdicts: {
      attended: { kept: 14, partly: 3, 'cannot-tell': 2 },
      anyone: { kept: 8, 'not-kept': 2, 'cannot-tell': 5 },
    },
    review: {
      verdict: 'kept',
      daysBefore: 5,
      words: 'The page is there, signed by both sides, in both languages; it has 280 words.',
    },
  },
  {
    what: both('Fix the lights behind the rec center.', 'Arreglar las luces detrás del centro recreativo.'),
    test: both(
      'Every lamp on the path from the rec center to the bus stop is lit on seven nights in a row.',
      'Todas las farolas del camino del centro a la parada alumbran siete noches seguidas.',
    ),
    owner: 'Public Works of Alder City',
    theme: 'way-home',
    heard: both(
      'The lights by the ferry were fixed, the ones behind the rec center were not.',
      'Arreglaron las luces junto al ferry, pero no las de detrás del centro.',
    ),
    ...{ proposed: 38, answerBy: 24, due: 9, cost: 18_000 },
    steps: [
      { kind: 'accepted', daysBefore: 30 },
      {
        kind: 'delivered',
        daysBefore: 10,
        words: 'Eleven of twelve lamps have new heads; one waits for a part.',
      },
    ],
    evidence: {
      ...{ daysBefore: 9, kind: 'document', title: 'Work order for twelve lamp heads' },
      text: 'Twelve lamp heads, path behind the rec center. Done: eleven. Waits for a part: one.\n',
    },
    verdicts: {
      attended: { kept: 3, partly: 11, 'not-kept': 4 },
      anyone: { kept: 2, partly: 6, 'not-kept': 5 },
    },
    review: {
      verdict: 'partly',
      daysBefore: 4,
      words: 'Eleven lamps were lit on each of seven nights; the one at the stop was not.',
    },
  },
  {
    what: both(
      'Offer a paid job that begins within seven days to everybody who takes the offer of help.',
      'Ofrecer un trabajo pagado que empiece en siete días a quien acepte la ayuda.',
    ),
    test: both(
      'Nine of ten people who took the offer in a month were paid for a first day within seven days; counted by the provider, checked by the office.',
      'Nueve de cada diez personas que aceptaron en un mes cobraron un primer día antes de siete días; lo cuenta el proveedor y lo revisa la oficina.',
    ),
    owner: 'Alder Jobs Partnership',
    theme: 'at-once',
    heard: both(
      'A job that begins on Monday and not in six weeks.',
      'Un trabajo que empiece el lunes y no en seis semanas.',
    ),
    ...{ proposed: 36, answerBy: 22, due: 6, cost: 240_000 },
    steps: [
      { kind: 'accepted', daysBefore: 25 },
      {
        kind: 'in-progress',
        daysBefore: 21,
        words: 'Four employers have agreed to begin people on Mondays.',
      },
    ],
  },
  {
    what: both(
      'Pay the bus fare with every class that is offered.',
      'Pagar el autobús con cada clase que se ofrece.',
    ),
    test: both(
      'Whoever takes a class gets a pass on the first day, without asking.',
      'Quien toma una clase recibe un pase el primer día, sin pedirlo.',
    ),
    owner: 'Transit of Alder City',
    theme: 'the-way',
    heard: both(
      'If you offer me a class, I need the bus fare with it.',
      'Si me ofrecen una clase, necesito también el autobús.',
    ),
    ...{ proposed: 35, answerBy: 21, due: -60, cost: null },
    steps: [
      {
        kind: 'declined',
        daysBefore: 23,
        words:
          'Fares are set by the state until June. We will ask for a pass for classes when they are set anew.',
      },
    ],
  },
  {
    what: both(
      'Write down how somebody gets onto the list, and how they get off it.',
      'Escribir cómo alguien entra en la lista y cómo sale de ella.',
    ),
    test: both(
      'The rules stand online in both languages, and everybody who is offered help gets them on paper.',
      'Las reglas están en línea en ambos idiomas, y quien recibe una oferta las recibe en papel.',
    ),
    owner: 'Office of Safety of Alder City',
    theme: 'in-writing',
    heard: both(
      'How somebody gets onto the list, and how they get off it again.',
      'Cómo alguien entra en la lista y cómo vuelve a salir.',
    ),
    ...{ proposed: 8, answerBy: -6, due: -45, cost: null },
    steps: [],
  },
]
