import type { CheckAnswer, Code, ProfileDimension, Theme } from '@understory/model'
import { codeShape } from '@understory/model'
import { both } from './wording.ts'

const code = (
  id: string,
  label: readonly [string, string],
  en: string,
  es: string,
  more: object = {},
): Code =>
  codeShape.parse({
    ...{ id, label: both(...label), definition: both(en, es), scale: 'nominal' },
    ...more,
  })
const list = code(
  'list',
  ['The list', 'La lista'],
  'How somebody gets onto the list, stays on it or gets off it, and who may look at it.',
  'Cómo alguien entra en la lista, sigue en ella o sale, y quién puede verla.',
)
const told = (en: string, es: string) =>
  code('told', ['What is told to whom', 'Qué se cuenta a quién'], en, es)
const unheard = (more: object = {}) =>
  code(
    'unheard',
    ['Told nothing', 'Sin noticias'],
    'People were not told, not asked, or got no answer.',
    'A la gente no le contaron, no le preguntaron o no le respondieron.',
    more,
  )
const calm = code(
  'calm',
  ['Calm', 'Calma'],
  'Whether it has become quieter, and whether that is felt.',
  'Si hay más calma, y si se siente.',
)
const lights = code(
  'lights',
  ['Light', 'Luz'],
  'Light on the way, or that it is missing.',
  'Luz en el camino, o su falta.',
)
const help = code(
  'help',
  ['Help', 'Ayuda'],
  'Help that was offered, taken or missed: work, a bed, papers, care of children, money.',
  'Ayuda ofrecida, aceptada o echada en falta: trabajo, cama, papeles, cuidado de niños, dinero.',
)

/** The codebook of the first evening, and what came of it after coders had tried it: one code merged, four new ones. */
export const codebooks = [
  {
    tookPart: 12,
    why: 'Written with residents after the first evening, from what tables had noted.',
    codes: [
      list,
      told(
        'What is said to the police, to families, to neighbors.',
        'Qué se dice a la policía, a las familias, al vecindario.',
      ),
      unheard(),
      calm,
      lights,
      help,
    ],
  },
  {
    tookPart: 14,
    why: 'Coders could not hold “told nothing” apart from “what is told to whom”; residents merged them, and named what the second evening was about.',
    codes: [
      list,
      told(
        'What is said to the police, to families, to neighbors, and that nothing was said.',
        'Qué se dice a la policía, a las familias, al vecindario, y que no se dijo nada.',
      ),
      unheard({ state: 'merged', into: 'told' }),
      calm,
      lights,
      help,
      code(
        'fare',
        ['Getting there', 'Cómo llegar'],
        'Bus, fare, ride, distance.',
        'Autobús, pasaje, transporte, distancia.',
      ),
      code(
        'first-talk',
        ['The first talk', 'La primera conversación'],
        'Who speaks to somebody first, where, and who had better not be there.',
        'Quién habla primero con alguien, dónde, y quién mejor no debe estar.',
      ),
      code(
        'lasting',
        ['That it lasts', 'Que dure'],
        'That people, offers and questions come again.',
        'Que personas, ofertas y preguntas vuelvan.',
      ),
      code(
        'urgency',
        ['How soon', 'Qué tan pronto'],
        '0 no matter when, 1 this year, 2 this month, 3 this week. Where the words allow two, the sooner one.',
        '0 no importa cuándo, 1 este año, 2 este mes, 3 esta semana. Si las palabras permiten dos, lo más pronto.',
        { scale: 'ordinal', most: 3 },
      ),
    ],
  },
] as const

/** What was decided about codes on which coders differed, by the beginning of the point. One difference stays open. */
export const decisions: readonly (readonly [point: string, code: string, value: number, why: string])[] = [
  ['Who decides that help', 'help', 0, 'It asks about rules, not about help.'],
  ['Nothing has changed', 'calm', 1, 'It says that no calm has come there.'],
  ['What the outreach', 'unheard', 1, 'It says in so many words that nothing was told.'],
  ['What happens to somebody', 'list', 0, 'It asks what follows, and not about the list.'],
  ['One family', 'calm', 0, 'Nobody said why they moved.'],
  ['Nobody said what', 'unheard', 1, 'Nobody was told.'],
  ['Nobody said what', 'told', 0, 'It is about nothing being said.'],
  ['The letter came', 'unheard', 1, 'Whoever cannot read a letter was not told.'],
  ['Who may look', 'told', 1, 'Looking is being told.'],
  ['If you offer', 'help', 0, 'The class is there; the way to it is not.'],
  ['Fewer funerals', 'lasting', 0, 'It asks for the number.'],
  ['A ride home', 'lights', 0, 'Dark is when, and not what.'],
  ['That this room', 'told', 0, 'It asks to be asked again.'],
  ['Childcare', 'fare', 0, 'Care is help and no way.'],
  ['Once is a visit', 'first-talk', 1, 'It is about the visit.'],
  ['Once is a visit', 'lasting', 1, 'And about coming back.'],
  ['Que la oferta', 'help', 1, 'It is an offer of help.'],
]

export const harborThemes: readonly Theme[] = [
  {
    id: 'in-writing',
    claim: both(
      'How the list works, and what is told to whom, should be in writing',
      'Cómo funciona la lista y qué se cuenta a quién debe estar por escrito',
    ),
    summary: both(
      'People do not know how somebody gets onto the list, or what outreach workers tell the police. They ask for a page that is also read out, and for an answer even when it is no.',
      'La gente no sabe cómo alguien entra en la lista, ni qué cuentan a la policía quienes hacen trabajo de calle. Piden una página que también se lea en voz alta, y una respuesta aunque sea un no.',
    ),
    codes: ['list', 'told'],
  },
  {
    id: 'at-once',
    claim: both('Help has to begin within days', 'La ayuda tiene que empezar en días'),
    summary: both(
      'Work, a bed, papers, a phone that is answered: what begins in six weeks comes too late.',
      'Trabajo, una cama, papeles, un teléfono que responda: lo que empieza en seis semanas llega tarde.',
    ),
    codes: ['help'],
  },
  {
    id: 'the-way',
    claim: both('An offer without the way to it is no offer', 'Una oferta sin cómo llegar no es una oferta'),
    summary: both(
      'Classes are far away and end late. Without the fare, people do not come.',
      'Las clases quedan lejos y terminan tarde. Sin el pasaje, la gente no llega.',
    ),
    codes: ['fare'],
  },
  {
    id: 'first-talk',
    claim: both(
      'Somebody from here should speak first, and come back',
      'Alguien de aquí debe hablar primero, y volver',
    ),
    summary: both(
      'At a kitchen table and not at a station. Whether police should be there divided the tables.',
      'En la cocina y no en la comisaría. Si debe estar la policía dividió a las mesas.',
    ),
    codes: ['first-talk'],
  },
  {
    id: 'way-home',
    claim: both('It is dark on the way home', 'El camino a casa está oscuro'),
    summary: both(
      'Lamps behind the rec center, on the stairs and on the way to the bus stop do not work.',
      'No funcionan las farolas de detrás del centro, de la escalera y del camino a la parada.',
    ),
    codes: ['lights'],
  },
]

const group = (en: string, es: string, residents: number, people: number) => ({
  ...{ label: both(en, es), residents, people },
})
/** From slips that 52 people filled in at the door of the two evenings. */
export const whoCame: readonly ProfileDimension[] = [
  {
    id: 'age',
    title: both('Age', 'Edad'),
    source: 'Invented census of Alder City: people of Harbor from 15 years on',
    groups: [
      group('15 to 24', '15 a 24', 0.18, 11),
      group('25 to 44', '25 a 44', 0.36, 13),
      group('45 to 64', '45 a 64', 0.29, 17),
      group('65 and over', '65 y más', 0.17, 11),
    ],
  },
  {
    id: 'home',
    title: both('Home', 'Vivienda'),
    source: 'Invented census of Alder City: households of Harbor',
    groups: [group('Rents', 'De alquiler', 0.64, 27), group('Owns', 'Propia', 0.36, 25)],
  },
  {
    id: 'language',
    title: both('Language at home', 'Idioma en casa'),
    source: 'Invented census of Alder City: households of Harbor',
    groups: [
      group('English', 'Inglés', 0.7, 35),
      group('Spanish', 'Español', 0.25, 13),
      group('Another', 'Otro', 0.05, 4),
    ],
  },
]

/** What those who answered said of each theme: so many yes, partly, no; the rest said nothing of it. */
export const checked: Readonly<Record<string, Readonly<Record<CheckAnswer, number>>>> = {
  'in-writing': { yes: 14, partly: 2, no: 1 },
  'at-once': { yes: 15, partly: 2, no: 0 },
  'the-way': { yes: 12, partly: 3, no: 1 },
  'first-talk': { yes: 8, partly: 6, no: 3 },
  'way-home': { yes: 13, partly: 3, no: 0 },
}
/** Cards that answered, and what some of them missed; it stays behind the wall. */
export const answeredCards = 17
export const missed: readonly { readonly text: string; readonly language: 'en' | 'es' }[] = [
  { text: 'That it goes on when the money ends is not in here.', language: 'en' },
  { text: 'Falta que siga cuando se acabe el dinero.', language: 'es' },
  { text: 'Nothing about the young ones who were not in the room.', language: 'en' },
]
/** Dissent as it is published. */
export const dissent: readonly {
  readonly theme: string | null
  readonly text: string
  readonly language: 'en' | 'es'
}[] = [
  {
    theme: 'first-talk',
    text: 'We did not agree about police, and the heading sounds as if we had.',
    language: 'en',
  },
  { theme: 'in-writing', text: 'A page changes nothing. Somebody has to say it to us.', language: 'en' },
  { theme: null, text: 'Falta que siga cuando se acabe el dinero.', language: 'es' },
]
