import type { Day, GunFact, WeeksNowcast } from '@understory/model'
import { countDelays, weekOf } from './weeks.ts'
import { weeksNowcast } from './weeks-nowcast.ts'

/** A trace that takes longer than this hardly ever comes; weeks older than it count as whole. */
const longestDelay_weeks = 16
const memory_weeks = 78

/**
 * Guns recovered in each of the newest whole weeks and traced: so far, and what it will come to, from how long traces took before. A gun
 * counts as traced on the day its trace was completed. Not estimable where the sources give no days of completion.
 */
export function tracedWeeks(facts: readonly GunFact[], asOf: Day | null): WeeksNowcast {
  if (asOf === null) return { weeks: [], score: null, notEstimable: 'There are no guns.' }
  const pairs = facts.flatMap(({ recoveredOn: from, traceCompletedOn: to }) =>
    from !== null && to !== null && to >= from ? [[from, to] as const] : [],
  )
  return weeksNowcast(countDelays(pairs), {
    now: weekOf(asOf) - 1,
    longestDelay: longestDelay_weeks,
    memory: memory_weeks,
  })
}
