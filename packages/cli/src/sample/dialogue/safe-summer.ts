import type { Bilingual, Day, SaveSeriesRequest, SaveSessionRequest } from '@understory/model'
import { saveSeriesRequestShape, saveSessionRequestShape } from '@understory/model'
import { both, clock, daysFrom, parks, parties, thursday } from './wording.ts'

/** Groups of opinion that are planted among the voters: what they have in common, and how many there are. */
export const plantedGroups = [
  { name: 'help first', voters: 160 },
  { name: 'more presence', voters: 135 },
  { name: 'by the neighborhood itself', voters: 105 },
] as const
/** Of the statements shown to a voter, so many are passed over, and not every voter sees every statement. */
export const voting = { passShare: 0.07, seenShare: 0.8 } as const

export interface PlantedStatement {
  readonly text: Bilingual
  readonly language: 'en' | 'es'
  /** How likely somebody of each planted group is to agree. */
  readonly agree: readonly [number, number, number]
}
const one = (language: 'en' | 'es', en: string, es: string, agree: readonly [number, number, number]) => ({
  ...{ text: both(en, es), language, agree },
})

/** Statements that nearly everybody agrees with, or nobody, whatever their group. */
const common: readonly PlantedStatement[] = [
  one(
    'en',
    'A broken streetlight should be fixed within two weeks.',
    'Una luz de la calle que no funciona debe repararse en dos semanas.',
    [0.96, 0.96, 0.95],
  ),
  one(
    'en',
    'After a shooting, somebody should come to the block within a day and listen.',
    'Después de un tiroteo, alguien debe venir a la cuadra en un día y escuchar.',
    [0.95, 0.94, 0.96],
  ),
  one(
    'es',
    'Young people need paid summer jobs.',
    'Los jóvenes necesitan trabajos de verano pagados.',
    [0.97, 0.93, 0.95],
  ),
  one(
    'en',
    'Whoever asks us what we want should come back and say what was done.',
    'Quien nos pregunta qué queremos debe volver y decir qué se hizo.',
    [0.96, 0.95, 0.97],
  ),
  one(
    'en',
    'Violence here will never change, whatever we do.',
    'La violencia aquí no va a cambiar nunca, hagamos lo que hagamos.',
    [0.05, 0.08, 0.05],
  ),
]

/** Statements on which the planted groups differ. */
const dividing: readonly PlantedStatement[] = [
  one(
    'en',
    'More officers on foot in the evening would make me feel safer.',
    'Más policías a pie por la tarde me harían sentir más seguro.',
    [0.15, 0.93, 0.1],
  ),
  one(
    'en',
    'Cameras on the corners would help more than they harm.',
    'Las cámaras en las esquinas ayudarían más de lo que dañan.',
    [0.15, 0.92, 0.12],
  ),
  one(
    'es',
    'On weekends, everybody under 16 should be home by eleven.',
    'Los fines de semana, los menores de 16 deben estar en casa a las once.',
    [0.12, 0.85, 0.3],
  ),
  one(
    'en',
    'Whoever comes home from prison should get a job and a mentor first of all.',
    'Quien vuelve de la cárcel debe tener primero trabajo y un mentor.',
    [0.93, 0.2, 0.7],
  ),
  one(
    'en',
    'Rec centers should stay open until midnight, even if other things have to wait.',
    'Los centros recreativos deben abrir hasta medianoche, aunque otras cosas esperen.',
    [0.94, 0.3, 0.4],
  ),
  one(
    'en',
    'A counselor should answer calls about a crisis, without police.',
    'Un consejero debe responder a las llamadas por una crisis, sin policía.',
    [0.94, 0.12, 0.7],
  ),
  one(
    'es',
    'Money should go to groups that grew up on the block, not to large organizations.',
    'El dinero debe ir a grupos nacidos en la cuadra, no a organizaciones grandes.',
    [0.25, 0.2, 0.95],
  ),
  one(
    'en',
    'Residents should decide together how the prevention money is spent.',
    'Los residentes deben decidir juntos cómo se gasta el dinero de prevención.',
    [0.4, 0.2, 0.95],
  ),
  one(
    'en',
    'Neighbors can settle most disputes better than the city can.',
    'Los vecinos resuelven casi todos los conflictos mejor que la ciudad.',
    [0.1, 0.2, 0.93],
  ),
  one(
    'en',
    'The city should pay for more programs, whoever runs them.',
    'La ciudad debe pagar más programas, los dirija quien los dirija.',
    [0.93, 0.35, 0.1],
  ),
  one(
    'es',
    'Trust in police can come back where I live.',
    'La confianza en la policía puede volver donde vivo.',
    [0.3, 0.9, 0.1],
  ),
  one(
    'en',
    'Every school should have a trauma therapist, paid by the city.',
    'Cada escuela debe tener un terapeuta de trauma, pagado por la ciudad.',
    [0.95, 0.4, 0.25],
  ),
  one(
    'en',
    'Young people listen most to outreach workers who lived that life themselves.',
    'Los jóvenes escuchan más a quienes vivieron esa vida y hoy trabajan en la calle.',
    [0.85, 0.15, 0.75],
  ),
  one(
    'en',
    'Parents should do more before the city does anything.',
    'Los padres deben hacer más antes de que la ciudad haga algo.',
    [0.08, 0.75, 0.7],
  ),
  one(
    'es',
    'Cleaning empty lots does more than another program.',
    'Limpiar los terrenos vacíos hace más que otro programa.',
    [0.12, 0.6, 0.92],
  ),
  one(
    'en',
    'Stores that draw fights at night should close by eleven.',
    'Las tiendas donde hay peleas de noche deben cerrar a las once.',
    [0.25, 0.9, 0.35],
  ),
]
/** In the order they were accepted, so that their numbers are their places: one that is common, then three or four that divide. */
export const statements: readonly PlantedStatement[] = common.flatMap((first, n) => [
  first,
  ...dividing.slice(Math.round(n * 3.2), Math.round((n + 1) * 3.2)),
])

/** Numbers of the statements that nearly everybody agrees with, and of those that nobody does. */
export const plantedCommon = {
  agree: numbersOf(one => one.agree.every(share => share > 0.9)),
  disagree: numbersOf(one => one.agree.every(share => share < 0.1)),
}
function numbersOf(is: (one: PlantedStatement) => boolean): number[] {
  return statements.flatMap((one, at) => (is(one) ? [at + 1] : []))
}

/** Sent in and not voted on: by which rule of the policy, or waiting for the facilitator. */
export const notVotedOn = [
  { text: 'Fix every streetlight that does not work.', language: 'en', reason: 'duplicate' },
  {
    text: 'Tengo las mejores fundas de teléfono, vengan a mi tienda.',
    language: 'es',
    reason: 'advertisement',
  },
  { text: 'The harbor bridge should be painted blue.', language: 'en', reason: 'off-question' },
  { text: 'A bus should run after midnight on weekends.', language: 'en', reason: null },
] as const

export const safeSummer = (asOf: Day): SaveSeriesRequest =>
  saveSeriesRequestShape.parse({
    slug: 'a-safe-summer',
    state: 'public',
    terms: {
      title: both('A safe summer', 'Un verano seguro'),
      question: both(
        'What would make next summer safe where we live?',
        '¿Qué haría seguro el próximo verano donde vivimos?',
      ),
      summary: both(
        'Anyone in Alder City can vote on what neighbors say, by phone or on paper, and add a statement. What most agree on, and where people differ, goes to Recreation and Parks before it writes its summer budget.',
        'Cualquiera en Alder City puede votar lo que dicen sus vecinos, por teléfono o en papel, y añadir una afirmación. Lo que comparte la mayoría y en qué difiere la gente llega a Recreación y Parques antes de que escriba su presupuesto de verano.',
      ),
      ...parties,
      decisionOwner: parks,
      openToChange: [
        both('Which rec centers stay open late', 'Qué centros recreativos abren hasta tarde'),
        both('Where summer jobs are offered', 'Dónde se ofrecen los trabajos de verano'),
        both('Which lights are fixed first', 'Qué luces se arreglan primero'),
      ],
      notOpenToChange: [both('The total of the summer budget', 'El total del presupuesto de verano')],
      inTheRoom: both(
        'Online: no one sees who voted. At the evening on which the results are told: residents, mediators, the head of recreation.',
        'En línea: nadie ve quién votó. En la tarde en que se cuentan los resultados: residentes, mediadores y la dirección de recreación.',
      ),
      police: 'not-in-the-room',
      languages: ['en', 'es'],
      answerBy: daysFrom(asOf, 60),
    },
  })

export const resultsEvening = (seriesId: string, asOf: Day): SaveSessionRequest =>
  saveSessionRequestShape.parse({
    seriesId,
    slug: 'the-results',
    stage: 'report-back',
    state: 'planned',
    startsAt: clock(thursday(asOf, 3), 18).toISOString(),
    endsAt: clock(thursday(asOf, 3), 20).toISOString(),
    terms: {
      title: both('The results, and what happens now', 'Los resultados y qué pasa ahora'),
      place: {
        name: 'Library of Alder Green',
        address: '9 Lantern Ave',
        area: 'alder-green',
        access: both('Step-free, with a hearing loop', 'Sin escalones, con bucle auditivo'),
      },
      capacity: 60,
      languages: ['en', 'es'],
      interpreters: ['es'],
      childcare: both('From age 3, in the next room', 'Desde los 3 años, en la sala de al lado'),
      food: both('Soup and bread', 'Sopa y pan'),
      transport: both('Bus tickets at the door', 'Boletos de autobús en la puerta'),
      police: 'not-in-the-room',
      tables: 8,
      runSheet: [
        { id: 'results', title: both('What was found', 'Qué se encontró'), minutes: 40, prompts: [] },
        {
          id: 'missing',
          title: both('What is missing', 'Qué falta'),
          minutes: 50,
          prompts: [
            { id: 'missing', text: both('What did the voting not ask?', '¿Qué no preguntó la votación?') },
          ],
        },
      ],
    },
  })

/** What is true of the voters of the online series, for asking whether a map finds it. */
export const dialogueTruth = (asOf: Day) => ({
  series: safeSummer(asOf).slug,
  groups: plantedGroups,
  common: plantedCommon,
  ...voting,
  shareWhoAgree: statements.map((one, at) => ({ statement: at + 1, byGroup: one.agree })),
})
