import * as z from 'zod'
import { writtenShape } from '../commitment.ts'
import { type Day, dayNumber, dayOfNumber } from '../day.ts'
import { clearedShape } from '../do-not-record.ts'
import { cadence_days, type PlanCadence } from './plan-terms.ts'

/** Where an action stands, as its owner says. Stale is computed from days and is no status. Append only. */
export const actionStatuses = ['not-started', 'in-progress', 'delayed', 'done'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** What an owner says of an action. `read` is the number of the newest update that was read, 0 where there is none. */
export const updateActionRequestShape = z
  .strictObject({
    read: z.int().min(0),
    status: z.enum(actionStatuses),
    words: writtenShape.nullable().default(null),
    cleared: clearedShape,
  })
  .refine(one => one.status !== 'delayed' || one.words !== null, {
    message: 'Delayed needs a reason.',
    path: ['words'],
  })
export type UpdateActionRequest = z.infer<typeof updateActionRequestShape>

/** What the day makes of an action: by when its owner owes the next word, and for how many days it has been owed. */
export interface Owed {
  /** Null where nothing more is owed: it is done, or no cadence was set. */
  readonly next: Day | null
  readonly stale_days: number | null
}

/**
 * Staleness of an action. `lastWordOn` is the city-local day of its newest update; before the first one, the day on which the version that
 * added it came into force or was published, whichever is later.
 */
export function owedOf(
  { cadence, status, lastWordOn }: { cadence: PlanCadence | null; status: ActionStatus; lastWordOn: Day },
  today: Day,
): Owed {
  if (cadence === null || status === 'done') return { next: null, stale_days: null }
  const next = dayNumber(lastWordOn) + cadence_days[cadence]
  const late = dayNumber(today) - next
  return { next: dayOfNumber(next), stale_days: late > 0 ? late : null }
}
