import { type CommitmentTerms, commitmentTermsShape } from '@understory/model'

const both = (en: string, es: string) => ({ en, es })

/** Made-up terms of a promise; `change` goes over them. */
export const madeUpCommitment = (change: Partial<CommitmentTerms> = {}): CommitmentTerms =>
  commitmentTermsShape.parse({
    what: both('Light the four blocks around the park', 'Alumbrar las cuatro cuadras del parque'),
    test: both(
      'All lamps of the four blocks burn on three nights in a row, checked by residents.',
      'Todas las lámparas de las cuatro cuadras arden tres noches seguidas; lo comprueban residentes.',
    ),
    owner: { name: 'Parks of Milltown' },
    due: '2039-06-30',
    answerBy: '2039-02-28',
    cost: { amount: 48_000, currency: 'USD' },
    origin: {
      kind: 'note-release',
      reference: '/dialogue/safe-evenings',
      series: 'safe-evenings',
      words: both('The way home from the bus is dark.', 'El camino a casa desde el autobús está oscuro.'),
    },
    ...change,
  })
