export interface NoteText {
  readonly segment: string
  readonly prompt: string
  readonly text: string
  readonly language?: 'es'
  /** Somebody at the table saw it otherwise. */
  readonly dissent?: true
  /** The words as they were said, at a seat whose card allows a quote. */
  readonly quoteOfSeat?: number
  /** How it is released, where it is said in other words than in the notes; null for a point that stays in the notes. */
  readonly released?: string | null
}

const seen = (prompt: 'noticed' | 'unclear', text: string, more: Partial<NoteText> = {}): NoteText => ({
  ...{ segment: 'seen', prompt, text },
  ...more,
})
const change = (prompt: 'help' | 'speak', text: string, more: Partial<NoteText> = {}): NoteText => ({
  ...{ segment: 'change', prompt, text },
  ...more,
})
const test = (text: string, more: Partial<NoteText> = {}): NoteText => ({
  ...{ segment: 'test', prompt: 'kept', text },
  ...more,
})

/** What four invented tables said on each evening that was held, a list per table. */
export const notesOf: Readonly<Record<'explain' | 'shape', readonly (readonly NoteText[])[]>> = {
  explain: [
    [
      seen('noticed', 'It is quieter at night since spring, but people still sit inside.'),
      seen('noticed', 'We hear fewer shots. We do not yet feel it.', { quoteOfSeat: 2 }),
      seen('unclear', 'How somebody gets onto the list, and how they get off it again.'),
    ],
    [
      seen('noticed', 'Vi que a un muchacho le ofrecieron trabajo, y lo tomó.', {
        language: 'es',
        released: 'A un joven le ofrecieron trabajo y lo aceptó.',
      }),
      seen('unclear', 'Who decides that help has ended and consequences begin.', { dissent: true }),
      seen('noticed', 'The lights by the ferry were fixed, the ones behind the rec center were not.'),
    ],
    [
      seen('noticed', 'Nothing has changed on our side of the market.', { dissent: true }),
      seen(
        'unclear',
        'What the outreach workers may tell the police. We were told nothing, and want it in writing.',
      ),
    ],
    [
      seen('unclear', 'Qué pasa con la información cuando alguien dice que no.', { language: 'es' }),
      seen('noticed', 'One family moved away in the middle of it.', { released: null }),
    ],
  ],
  shape: [
    [
      change('help', 'A job that begins on Monday and not in six weeks.'),
      change('help', 'If you offer me a class, I need the bus fare with it.', { quoteOfSeat: 3 }),
      change('speak', 'Somebody who grew up here, and not in an office.'),
    ],
    [
      change('speak', 'Una madre que ya pasó por esto, en la cocina y no en la comisaría.', {
        language: 'es',
      }),
      change('help', 'A safe place to sleep for two weeks, no questions.'),
      test('That the same outreach worker is still there in a year.'),
    ],
    [
      change('speak', 'Police should be there too, so that it is serious.', { dissent: true }),
      change('speak', 'No police at the first talk.', { dissent: true }),
      test('Fewer funerals, and that we hear the number every three months.'),
    ],
    [
      change('help', 'Ayuda con los papeles para trabajar.', { language: 'es' }),
      test('That this room is asked again, and is fuller.'),
    ],
  ],
}

/** How many people sat at each of the four tables. */
export const headCounts: Readonly<Record<'explain' | 'shape', readonly number[]>> = {
  explain: [8, 7, 6, 5],
  shape: [9, 8, 7, 6],
}
