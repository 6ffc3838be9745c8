import { dayNumber, type GunCoverage, type GunFact } from '@understory/model'
import { middle, shareOf } from './shares.ts'

/**
 * How much guns can say: the share of which the dealer of the first sale is known, how long traces took, and how old it is. Unit: guns.
 * The turnaround is the median of days from request to completion where a source gives both and they are in order.
 */
export function gunCoverage(facts: readonly GunFact[]): GunCoverage {
  let asOf: string | null = null
  let traced = 0
  const turnarounds: number[] = []
  for (const fact of facts) {
    if (asOf === null || fact.receivedOn > asOf) asOf = fact.receivedOn
    const { dealerName, dealerLicence, dealerState, traceStatus } = fact
    const known = dealerName !== null || dealerLicence !== null || dealerState !== null
    if (known || traceStatus.startsWith('traced-to')) traced++
    const { traceRequestedOn: from, traceCompletedOn: to } = fact
    if (from !== null && to !== null && to >= from) turnarounds.push(dayNumber(to) - dayNumber(from))
  }
  return {
    asOf,
    guns: facts.length,
    traced: shareOf(traced, facts.length),
    turnaround_days: middle(turnarounds),
    turnaroundKnown: turnarounds.length,
  }
}
