import type { Bilingual, Day, SaveSeriesRequest, SaveSessionRequest } from '@understory/model'
import { saveSeriesRequestShape, saveSessionRequestShape } from '@understory/model'
import { both, clock, parties, thursday } from './wording.ts'

/** One room: fewer people than groups of opinion can be told of without pointing at somebody. */
export const room = { paper: 16, kiosk: 8, weeks: -2 } as const

export const roomStatements: readonly { readonly text: Bilingual; readonly agree: number }[] = [
  {
    text: both(
      'The family should hear from the city before they hear it on the news.',
      'La familia debe saberlo por la ciudad antes que por las noticias.',
    ),
    agree: 0.95,
  },
  {
    text: both(
      'Somebody should clean the street the same night.',
      'Alguien debe limpiar la calle esa misma noche.',
    ),
    agree: 0.9,
  },
  {
    text: both(
      'A counselor should sit in the school the next morning.',
      'Un consejero debe estar en la escuela a la mañana siguiente.',
    ),
    agree: 0.85,
  },
  {
    text: both(
      'Police should stay on the block for a week.',
      'La policía debe quedarse una semana en la cuadra.',
    ),
    agree: 0.5,
  },
  {
    text: both(
      'Neighbors should meet within three days, with a mediator.',
      'Los vecinos deben reunirse en tres días, con mediación.',
    ),
    agree: 0.75,
  },
  {
    text: both(
      'The city should pay for the funeral, without long forms.',
      'La ciudad debe pagar el funeral, sin trámites largos.',
    ),
    agree: 0.8,
  },
  {
    text: both(
      'I would open my door if an outreach worker knocked.',
      'Yo abriría la puerta si llamara alguien que trabaja en la calle.',
    ),
    agree: 0.6,
  },
  {
    text: both('The lights should be checked the next day.', 'Las luces deben revisarse al día siguiente.'),
    agree: 0.92,
  },
]

export const afterAShooting = (): SaveSeriesRequest =>
  saveSeriesRequestShape.parse({
    slug: 'after-a-shooting',
    state: 'public',
    terms: {
      title: both('After a shooting', 'Después de un tiroteo'),
      question: both(
        'What should happen in the days after a shooting?',
        '¿Qué debe pasar en los días después de un tiroteo?',
      ),
      summary: both(
        'One evening with people from blocks where it happened. They voted on paper and on a tablet in the room; the Office of Safety writes its steps for the first week by it.',
        'Una tarde con gente de las cuadras donde ocurrió. Votaron en papel y en una tableta en la sala; la Oficina de Seguridad escribe con ello sus pasos para la primera semana.',
      ),
      ...parties,
      decisionOwner: parties.convener,
      openToChange: [
        both('Who comes first, and when', 'Quién viene primero y cuándo'),
        both('What the family is offered', 'Qué se ofrece a la familia'),
      ],
      notOpenToChange: [both('How a crime is investigated', 'Cómo se investiga un delito')],
      inTheRoom: both(
        'Residents, two mediators and a counselor. Nobody is asked what happened to them.',
        'Residentes, dos personas mediadoras y una consejera. A nadie se le pregunta qué le pasó.',
      ),
      police: 'not-in-the-room',
      languages: ['en', 'es'],
    },
  })

export const roomEvening = (seriesId: string, asOf: Day): SaveSessionRequest =>
  saveSessionRequestShape.parse({
    seriesId,
    slug: 'one-evening',
    stage: 'shape',
    state: 'held',
    startsAt: clock(thursday(asOf, room.weeks), 18).toISOString(),
    endsAt: clock(thursday(asOf, room.weeks), 20, 30).toISOString(),
    terms: {
      title: both('The first week', 'La primera semana'),
      place: {
        name: 'Parish hall of Kestrel Hill',
        address: '31 Hawthorn Rd',
        area: 'kestrel-hill',
        access: both('Ramp at the side door', 'Rampa en la puerta lateral'),
      },
      capacity: 24,
      languages: ['en', 'es'],
      interpreters: ['es'],
      food: both('Supper together', 'Cena en común'),
      police: 'not-in-the-room',
      tables: 4,
      groundRules: [
        both('Nobody has to speak.', 'Nadie tiene que hablar.'),
        both('What is said here is told without names.', 'Lo que se dice aquí se cuenta sin nombres.'),
      ],
      runSheet: [
        { id: 'welcome', title: both('Welcome', 'Bienvenida'), minutes: 20, prompts: [] },
        {
          id: 'first-week',
          title: both('The first week', 'La primera semana'),
          minutes: 60,
          prompts: [
            {
              id: 'needed',
              text: both('What was needed and did not come?', '¿Qué hizo falta y no llegó?'),
            },
          ],
        },
        { id: 'vote', title: both('We vote', 'Votamos'), minutes: 20, prompts: [] },
      ],
    },
  })
