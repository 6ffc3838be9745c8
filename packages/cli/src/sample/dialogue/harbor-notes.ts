export interface NoteText {
  readonly segment: string
  readonly prompt: string
  readonly text: string
  readonly language?: 'es'
  /** Somebody at the table saw it otherwise. */
  readonly dissent?: true
  /** The words as they were said, at a seat whose card allows a quote. */
  readonly quoteOfSeat?: number
  /** Who said it, in other words; kept at the two tables that kept seats apart. */
  readonly seat?: number
  /** How it is released, where it is said in other words than in the notes; null for a point that stays in the notes. */
  readonly released?: string | null
  /** Codes that the first coder gave. */
  readonly codes: readonly string[]
  /** Codes that the second one gave, where they differed. */
  readonly second?: readonly string[]
  /** How soon it has to come, as either coder heard it; only asked of what should change. */
  readonly urgency?: readonly [number, number]
}
type More = Omit<Partial<NoteText>, 'segment' | 'prompt' | 'text' | 'codes'>

const note =
  (segment: string) =>
  (prompt: string, text: string, codes: string, more: More = {}): NoteText => ({
    ...{ segment, prompt, text, codes: codes.split(' ').filter(Boolean) },
    ...more,
  })
const seen = note('seen')
const change = note('change')
const test = (text: string, codes: string, more: More = {}) => note('test')('kept', text, codes, more)

const explain: readonly (readonly NoteText[])[] = [
  [
    seen('noticed', 'It is quieter at night since spring, but people still sit inside.', 'calm'),
    seen('noticed', 'We hear fewer shots. We do not yet feel it.', 'calm', { quoteOfSeat: 2 }),
    seen('unclear', 'How somebody gets onto the list, and how they get off it again.', 'list'),
    seen('noticed', 'On the way to the bus stop every second lamp is out.', 'lights'),
  ],
  [
    seen('noticed', 'Vi que a un muchacho le ofrecieron trabajo, y lo tomó.', 'help', {
      language: 'es',
      released: 'A un joven le ofrecieron trabajo y lo aceptó.',
    }),
    seen('unclear', 'Who decides that help has ended and consequences begin.', 'list', {
      dissent: true,
      second: ['list', 'help'],
    }),
    seen('noticed', 'The lights by the ferry were fixed, the ones behind the rec center were not.', 'lights'),
    seen('noticed', 'That somebody from the city sat with us and did not leave early.', ''),
  ],
  [
    seen('noticed', 'Nothing has changed on our side of the market.', 'calm', { dissent: true, second: [] }),
    seen(
      'unclear',
      'What the outreach workers may tell the police. We were told nothing, and want it in writing.',
      'told unheard',
      { second: ['told'] },
    ),
    seen('unclear', 'What happens to somebody who says yes, and to somebody who says no.', 'told', {
      second: ['told', 'list'],
    }),
  ],
  [
    seen('unclear', 'Qué pasa con la información cuando alguien dice que no.', 'told', {
      language: 'es',
      seat: 1,
    }),
    seen('noticed', 'One family moved away in the middle of it.', '', {
      released: null,
      seat: 2,
      second: ['calm'],
    }),
    seen('noticed', 'Nobody said what it was about until we asked.', 'unheard', {
      seat: 1,
      second: ['told'],
    }),
    seen('unclear', 'A page at the rec center would do, if somebody reads it out as well.', 'told', {
      seat: 1,
    }),
    seen('unclear', 'Whether a name stays on the list after somebody has moved.', 'list', { seat: 2 }),
    seen('noticed', 'The letter came in one language only.', 'unheard', { seat: 3, second: [] }),
    seen('unclear', 'Who may look at the list, besides the police.', 'list', {
      seat: 1,
      second: ['list', 'told'],
    }),
    seen('noticed', 'The stairs to the ferry are dark again.', 'lights', { seat: 3 }),
    seen('noticed', 'La luz del pasillo lleva un mes rota.', 'lights', { language: 'es', seat: 2 }),
    seen('noticed', 'We were asked two years ago, and no one came back.', 'unheard', { seat: 4 }),
  ],
]

const shape: readonly (readonly NoteText[])[] = [
  [
    change('help', 'A job that begins on Monday and not in six weeks.', 'help', { urgency: [3, 3] }),
    change('help', 'If you offer me a class, I need the bus fare with it.', 'fare', {
      ...{ quoteOfSeat: 3, second: ['fare', 'help'], urgency: [2, 2] },
    }),
    change('speak', 'Somebody who grew up here, and not in an office.', 'first-talk', { urgency: [1, 1] }),
    change('help', 'Pay for the first week by hand, nobody can wait for a bank.', 'help', {
      urgency: [3, 2],
    }),
  ],
  [
    change('speak', 'Una madre que ya pasó por esto, en la cocina y no en la comisaría.', 'first-talk', {
      ...{ language: 'es', urgency: [1, 1] },
    }),
    change('help', 'A safe place to sleep for two weeks, no questions.', 'help', { urgency: [3, 3] }),
    test('That the same outreach worker is still there in a year.', 'lasting', { urgency: [0, 1] }),
    change('help', 'Two buses and a walk: the class is on the other side of the water.', 'fare', {
      urgency: [2, 1],
    }),
  ],
  [
    change('speak', 'Police should be there too, so that it is serious.', 'first-talk', {
      ...{ dissent: true, urgency: [1, 0] },
    }),
    change('speak', 'No police at the first talk.', 'first-talk', { dissent: true, urgency: [1, 1] }),
    test('Fewer funerals, and that we hear the number every three months.', 'told', {
      ...{ second: ['told', 'lasting'], urgency: [0, 0] },
    }),
    change('help', 'A ride home when the class ends after dark.', 'fare', {
      ...{ second: ['fare', 'lights'], urgency: [2, 2] },
    }),
  ],
  [
    change('help', 'Ayuda con los papeles para trabajar.', 'help', {
      ...{ language: 'es', seat: 1, urgency: [2, 2] },
    }),
    test('That this room is asked again, and is fuller.', 'lasting', {
      ...{ seat: 2, second: ['lasting', 'told'], urgency: [0, 0] },
    }),
    change('help', 'Un pase de autobús desde el primer día, sin formulario.', 'fare', {
      ...{ language: 'es', seat: 3, urgency: [3, 3] },
    }),
    change('help', 'Childcare while the class is on.', 'help', {
      ...{ seat: 1, second: ['help', 'fare'], urgency: [2, 2] },
    }),
    change('speak', 'Come to the door with somebody whom people know from church.', 'first-talk', {
      ...{ seat: 4, urgency: [1, 1] },
    }),
    change('speak', 'Not at the station and not at work: people see who comes.', 'first-talk', {
      ...{ seat: 2, urgency: [1, 2] },
    }),
    change('help', 'A phone that is answered on a Saturday night.', 'help', { seat: 1, urgency: [3, 3] }),
    change('speak', 'Once is a visit. Come back the week after.', 'first-talk', {
      ...{ seat: 5, second: ['lasting'], urgency: [2, 1] },
    }),
    test('A written answer, also when it is no.', 'told', { seat: 6, urgency: [1, 1] }),
    change('help', 'Que la oferta siga en pie cuando uno tarda en decir que sí.', 'lasting', {
      ...{ language: 'es', seat: 2, second: ['help'], urgency: [1, 1] },
    }),
    change('help', 'Help with the rent for the month in which the job begins.', 'help', {
      ...{ seat: 3, urgency: [2, 3] },
    }),
    change('help', 'The fare for a child too, where nobody is at home.', 'fare', {
      ...{ seat: 4, urgency: [2, 2] },
    }),
  ],
]

/** What four invented tables said on each evening that was held, a list per table. */
export const notesOf = { explain, shape } as const

/** How many people sat at each of the four tables. */
export const headCounts: Readonly<Record<'explain' | 'shape', readonly number[]>> = {
  explain: [8, 7, 6, 5],
  shape: [9, 8, 7, 6],
}
