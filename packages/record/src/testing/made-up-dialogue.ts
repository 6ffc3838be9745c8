import {
  type SaveSeriesRequest,
  type SaveSessionRequest,
  type SeriesTerms,
  type SessionTerms,
  saveSeriesRequestShape,
  saveSessionRequestShape,
} from '@understory/model'

const both = (en: string, es: string) => ({ en, es })

/** A made-up series; `change` goes over its terms. */
export const madeUpSeries = (
  change: Partial<SeriesTerms> = {},
  more: Partial<SaveSeriesRequest> = {},
): SaveSeriesRequest =>
  saveSeriesRequestShape.parse({
    slug: 'safe-evenings',
    state: 'public',
    terms: {
      title: both('Safe evenings', 'Tardes seguras'),
      question: both(
        'What would make evenings on our blocks safe?',
        '¿Qué haría seguras las tardes en nuestras cuadras?',
      ),
      summary: both('Three evenings on one question.', 'Tres tardes sobre una pregunta.'),
      convener: { name: 'Office of Milltown' },
      facilitator: { name: 'Milltown Mediation' },
      noteTakers: { name: 'Students of Milltown College' },
      decisionOwner: { name: 'Parks of Milltown' },
      openToChange: [both('Where lights go first', 'Dónde van primero las luces')],
      notOpenToChange: [both('The total budget', 'El presupuesto total')],
      inTheRoom: both('Residents and the mediators.', 'Residentes y mediadores.'),
      police: 'not-in-the-room',
      languages: ['en', 'es'],
      ...change,
    },
    ...more,
  })

/** A made-up session of a series on 2026-03-10, 18:00 to 21:00 in New York. */
export const madeUpSession = (
  seriesId: string,
  change: Partial<SessionTerms> = {},
  more: Partial<SaveSessionRequest> = {},
): SaveSessionRequest =>
  saveSessionRequestShape.parse({
    seriesId,
    slug: 'first-evening',
    stage: 'explain',
    state: 'planned',
    startsAt: '2026-03-10T22:00:00.000Z',
    endsAt: '2026-03-11T01:00:00.000Z',
    terms: {
      title: both('First evening', 'Primera tarde'),
      place: { name: 'Church hall', address: '12 Mill Lane' },
      capacity: 24,
      languages: ['en', 'es'],
      police: 'not-in-the-room',
      runSheet: [
        {
          id: 'welcome',
          title: both('Welcome', 'Bienvenida'),
          minutes: 15,
          prompts: [],
          guidance: 'Say where the exits are.',
        },
        {
          id: 'blocks',
          title: both('Our blocks', 'Nuestras cuadras'),
          minutes: 60,
          prompts: [{ id: 'evening', text: both('When do you feel safe?', '¿Cuándo se siente seguro?') }],
        },
      ],
      tables: 3,
      ...change,
    },
    ...more,
  })
