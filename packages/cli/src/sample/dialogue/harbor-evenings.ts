import type { Day, SaveSeriesRequest, SaveSessionRequest } from '@understory/model'
import { saveSeriesRequestShape, saveSessionRequestShape } from '@understory/model'
import { both, clock, daysFrom, parties, thursday } from './wording.ts'

/** Explained twelve weeks before the day of the cut, shaped ten weeks before it, so that findings were checked and answered by then; reported back two weeks after. */
export const weeks = { explain: -12, shape: -10, 'report-back': 2 } as const

export const harborEvenings = (asOf: Day): SaveSeriesRequest =>
  saveSeriesRequestShape.parse({
    slug: 'evenings-in-harbor',
    state: 'public',
    terms: {
      title: both('Evenings in Harbor', 'Tardes en Harbor'),
      question: both(
        'What should the strategy against shootings look like to those who live in Harbor?',
        '¿Cómo debe verse la estrategia contra los tiroteos para quienes viven en Harbor?',
      ),
      summary: both(
        'For twenty months the city has worked with the few people in Harbor who are most at risk, with help and with consequences. Three evenings: what it is, what should change, and what the city answers.',
        'Desde hace veinte meses la ciudad trabaja con las pocas personas de Harbor que corren más riesgo, con ayuda y con consecuencias. Tres tardes: qué es, qué debe cambiar y qué responde la ciudad.',
      ),
      ...parties,
      decisionOwner: parties.convener,
      openToChange: [
        both('Who speaks to people at risk, and where', 'Quién habla con las personas en riesgo y dónde'),
        both('What help is offered, and how fast', 'Qué ayuda se ofrece y con qué rapidez'),
        both('What the neighborhood hears about it', 'Qué se le cuenta al vecindario'),
      ],
      notOpenToChange: [
        both(
          'That there is a strategy until the end of next year',
          'Que haya estrategia hasta fin del próximo año',
        ),
      ],
      inTheRoom: both(
        'Residents, mediators and students who take notes. A commander of Harbor answers questions in the first half hour of the first evening and then leaves.',
        'Residentes, mediadores y estudiantes que toman notas. Un mando de Harbor responde preguntas en la primera media hora de la primera tarde y luego se va.',
      ),
      police: 'for-a-part',
      languages: ['en', 'es'],
      answerBy: daysFrom(thursday(asOf, weeks['report-back']), -1),
    },
  })

const hall = {
  name: 'Hall of the Ropewalk Rec Center',
  address: '20 Wharf Ln',
  area: 'ropewalk',
  access: both('Step-free; the elevator is to the left', 'Sin escalones; el ascensor está a la izquierda'),
}
const evening = {
  place: hall,
  capacity: 48,
  languages: ['en', 'es'],
  interpreters: ['es'],
  childcare: both('From age 3, two people look after them', 'Desde los 3 años, los cuidan dos personas'),
  food: both('Hot supper at six', 'Cena caliente a las seis'),
  transport: both(
    'A van from the ferry at half past five',
    'Una camioneta desde el ferry a las cinco y media',
  ),
  groundRules: [
    both('One speaks, all listen.', 'Habla una persona, escuchan todas.'),
    both(
      'No names and no corners: nobody should be found by what is said.',
      'Sin nombres ni esquinas: que nadie sea reconocible por lo dicho.',
    ),
    both('You can pass.', 'Se puede pasar el turno.'),
  ],
  tables: 4,
}
const welcome = {
  id: 'welcome',
  title: both('Welcome and supper', 'Bienvenida y cena'),
  minutes: 30,
  prompts: [],
  guidance: 'Consent cards before the first bite. Say where the quiet room is, and who the counselor is.',
}
const terms = {
  explain: {
    ...evening,
    title: both('What the strategy is', 'Qué es la estrategia'),
    police: 'for-a-part',
    runSheet: [
      welcome,
      {
        id: 'explained',
        title: both('Explained in ten minutes', 'Explicado en diez minutos'),
        minutes: 30,
        prompts: [],
        guidance: 'The commander leaves after the questions. Wait until the door is closed.',
      },
      {
        id: 'seen',
        title: both('What we have seen of it', 'Qué hemos visto de ella'),
        minutes: 60,
        prompts: [
          {
            id: 'noticed',
            text: both('What have you noticed on your block?', '¿Qué ha notado en su cuadra?'),
          },
          {
            id: 'unclear',
            text: both('What is still unclear to you?', '¿Qué sigue sin estar claro?'),
          },
        ],
        guidance: 'Nobody is asked about somebody they know.',
      },
    ],
  },
  shape: {
    ...evening,
    title: both('What should change', 'Qué debe cambiar'),
    police: 'not-in-the-room',
    runSheet: [
      welcome,
      {
        id: 'change',
        title: both('What should change', 'Qué debe cambiar'),
        minutes: 60,
        prompts: [
          {
            id: 'help',
            text: both('What help would somebody take?', '¿Qué ayuda aceptaría alguien?'),
          },
          { id: 'speak', text: both('Who should speak, and where?', '¿Quién debe hablar y dónde?') },
        ],
        guidance: 'Ask whoever has not spoken. Note where the table disagrees.',
      },
      {
        id: 'test',
        title: both('How we would know that it was kept', 'Cómo sabríamos que se cumplió'),
        minutes: 30,
        prompts: [
          {
            id: 'kept',
            text: both('What would you look for in a year?', '¿Qué buscaría usted dentro de un año?'),
          },
        ],
      },
    ],
  },
  'report-back': {
    ...evening,
    title: both('What the city answers', 'Qué responde la ciudad'),
    police: 'not-in-the-room',
    runSheet: [
      welcome,
      {
        id: 'answers',
        title: both('Point by point', 'Punto por punto'),
        minutes: 90,
        prompts: [
          {
            id: 'heard',
            text: both('Was what you said understood?', '¿Se entendió lo que usted dijo?'),
          },
        ],
        guidance: 'Read each point before its answer. No answer is also an answer: say so.',
      },
    ],
  },
} as const
const slugs = { explain: 'what-it-is', shape: 'what-should-change', 'report-back': 'the-answers' } as const

export const harborSession = (seriesId: string, stage: keyof typeof weeks, asOf: Day): SaveSessionRequest => {
  const day = thursday(asOf, weeks[stage])
  return saveSessionRequestShape.parse({
    ...{ seriesId, stage, slug: slugs[stage], terms: terms[stage] },
    state: weeks[stage] < 0 ? 'held' : 'planned',
    startsAt: clock(day, 18).toISOString(),
    endsAt: clock(day, 20).toISOString(),
  })
}
