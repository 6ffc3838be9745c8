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
      seen('noticed', 'it is quieter at night since spring, but people still sit inside'),
      seen('noticed', 'We hear fewer shots. We do not yet feel it.', { quoteOfSeat: 2 }),
      seen('unclear', 'how somebody gets onto the list, and how they get off it again'),
    ],
    [
      seen('noticed', 'vi que a un muchacho le ofrecieron trabajo, y lo tomó', {
        language: 'es',
        released: 'a un joven le ofrecieron trabajo y lo aceptó',
      }),
      seen('unclear', 'who decides that help has ended and consequences begin', { dissent: true }),
      seen('noticed', 'the lights by the ferry were fixed, the ones behind the rec center were not'),
    ],
    [
      seen('noticed', 'nothing has changed on our side of the market', { dissent: true }),
      seen(
        'unclear',
        'what the outreach workers may tell the police. We were told nothing, and want it in writing',
      ),
    ],
    [
      seen('unclear', 'qué pasa con la información cuando alguien dice que no', { language: 'es' }),
      seen('noticed', 'one family moved away in the middle of it', { released: null }),
    ],
  ],
  shape: [
    [
      change('help', 'a job that begins on Monday and not in six weeks'),
      change('help', 'If you offer me a class, I need the bus fare with it.', { quoteOfSeat: 3 }),
      change('speak', 'somebody who grew up here, and not in an office'),
    ],
    [
      change('speak', 'una madre que ya pasó por esto, en la cocina y no en la comisaría', {
        language: 'es',
      }),
      change('help', 'a safe place to sleep for two weeks, no questions'),
      test('that the same outreach worker is still there in a year'),
    ],
    [
      change('speak', 'police should be there too, so that it is serious', { dissent: true }),
      change('speak', 'no police at the first talk', { dissent: true }),
      test('fewer funerals, and that we hear the number every three months'),
    ],
    [
      change('help', 'ayuda con los papeles para trabajar', { language: 'es' }),
      test('that this room is asked again, and is fuller'),
    ],
  ],
}

/** How many people sat at each of the four tables. */
export const headCounts: Readonly<Record<'explain' | 'shape', readonly number[]>> = {
  explain: [8, 7, 6, 5],
  shape: [9, 8, 7, 6],
}
