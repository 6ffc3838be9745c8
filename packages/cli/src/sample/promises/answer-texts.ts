import type { Bilingual, ThemeDecision } from '@understory/model'
import { both } from '../dialogue/wording.ts'

/** What the office answers to a theme; `promise` is the place of the promise in the list of promises, from 0. */
export interface InventedAnswer {
  readonly theme: string
  readonly daysBefore: number
  readonly decision: ThemeDecision
  readonly words: Bilingual
  readonly promise: number | null
}

export const answers: readonly InventedAnswer[] = [
  {
    ...{ theme: 'in-writing', daysBefore: 33, decision: 'accepted', promise: 0 },
    words: both(
      'You are right that nobody had written it down. What outreach workers tell the police comes first. How somebody gets onto the list is with us as a proposal of its own.',
      'Tienen razón: nadie lo había escrito. Primero, lo que se cuenta a la policía. Cómo se entra en la lista está en nuestra mesa como propuesta aparte.',
    ),
  },
  {
    ...{ theme: 'way-home', daysBefore: 30, decision: 'accepted', promise: 1 },
    words: both(
      'The lamps behind the rec center are mended first, then those at the stairs, which belong to the ferry.',
      'Se arreglan primero las farolas de detrás del centro; las de la escalera, que son del ferry, después.',
    ),
  },
  {
    ...{ theme: 'at-once', daysBefore: 25, decision: 'partly', promise: 2 },
    words: both(
      'A paid first day within a week: yes. A bed for two weeks: we have no house for it this year, and will not say yes to what we cannot hold.',
      'Un primer día pagado en una semana: sí. Una cama por dos semanas: este año no tenemos casa para ello, y no prometemos lo que no podemos cumplir.',
    ),
  },
  {
    ...{ theme: 'the-way', daysBefore: 23, decision: 'declined', promise: null },
    words: both(
      'Not now: fares are set by the state until June, and we may not pay them out of this budget. We will ask for a pass for classes when they are set anew.',
      'Ahora no: las tarifas las fija el estado hasta junio y este presupuesto no puede pagarlas. Pediremos un pase para las clases cuando se fijen de nuevo.',
    ),
  },
  {
    ...{ theme: 'first-talk', daysBefore: 20, decision: 'partly', promise: null },
    words: both(
      'Outreach workers from the neighborhood speak first from now on. Whether police come along stays with each family; tables were divided, and so are we.',
      'Desde ahora hablan primero personas del barrio que trabajan en la calle. Si viene la policía lo decide cada familia; las mesas no estaban de acuerdo, y nosotros tampoco.',
    ),
  },
]
