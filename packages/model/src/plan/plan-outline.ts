import type {
  ActionStand,
  ActionTally,
  PlanItemLine,
  PlanUpdate,
  PlanVersionSummary,
} from '../contract/plan-versions.ts'
import { type Day, dayNumber } from '../day.ts'
import { owedOf } from './plan-item.ts'
import { byNumber, levelOf } from './plan-terms.ts'
import type { PlacedPlan, PlanPlace } from './plan-version.ts'

/** A public version with its items. */
export interface PublicPlan extends PlacedPlan, PlanVersionSummary {}

/** What owners said of each action, newest first, by the id of the item. */
export type UpdatesByItem = ReadonlyMap<string, readonly PlanUpdate[]>

/** What makes days out of instants: the city's own clock. */
export interface PlanClock {
  readonly today: Day
  readonly dayOf: (instant: string) => Day
}

/**
 * The items of the newest public version in the order of their numbers: each action with where it stands and what is owed, each pillar and goal
 * with the sums of the actions under it. `versions` are the public ones, oldest first.
 */
export function planItemLines(
  versions: readonly PublicPlan[],
  updates: UpdatesByItem,
  clock: PlanClock,
): PlanItemLine[] {
  const last = versions.at(-1)
  if (!last) return []
  const since = firstDays(versions, clock)
  const lines = last.places.toSorted(byNumber).map((place): PlanItemLine => {
    const level = levelOf(place.number)
    const stand =
      level === 'action'
        ? standOf(place, updates.get(place.id) ?? [], since.get(place.id) ?? last.from, clock)
        : null
    return { ...place, level, stand, tally: null }
  })
  return lines.map(line =>
    line.level === 'action' ? line : { ...line, tally: tallyOf(under(lines, line.number)) },
  )
}

/** What stands under a number, at any depth. */
export const under = <T extends { readonly number: string }>(lines: readonly T[], number: string): T[] =>
  lines.filter(one => one.number.startsWith(`${number}.`))

export function tallyOf(lines: readonly PlanItemLine[]): ActionTally {
  const stands = lines.flatMap(one => one.stand ?? [])
  const count = (status: ActionStand['status']) => stands.filter(one => one.status === status).length
  return {
    actions: stands.length,
    notStarted: count('not-started'),
    inProgress: count('in-progress'),
    delayed: count('delayed'),
    done: count('done'),
    stale: stands.filter(one => one.stale_days !== null).length,
  }
}

/** From when on its owner owes a word of each item: the day it came into force or was published, whichever is later. */
function firstDays(versions: readonly PublicPlan[], { dayOf }: PlanClock): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const { places, from, publishedAt } of versions) {
    const published = dayOf(publishedAt)
    for (const { id } of places)
      if (!days.has(id)) days.set(id, dayNumber(from) > dayNumber(published) ? from : published)
  }
  return days
}

function standOf(
  { cadence }: PlanPlace,
  updates: readonly PlanUpdate[],
  since: Day,
  { today, dayOf }: PlanClock,
): ActionStand {
  const [newest] = updates
  const status = newest?.status ?? 'not-started'
  const lastWordOn = newest ? dayOf(newest.at) : since
  return {
    ...{ status, at: newest?.at ?? null, words: newest?.words ?? null, updates: updates.length },
    ...owedOf({ cadence, status, lastWordOn }, today),
  }
}
