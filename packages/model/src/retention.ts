import { type Day, dayNumber, dayOfNumber } from './day.ts'
import type { RetentionClass } from './provenance.ts'

/**
 * Days that a row of each class is kept after it came in; null is for good. `walled`: five years, the most that 28 CFR 23.20(h)
 * lets criminal-intelligence records stand without being looked at anew. `working-file`: two years, the house's own rule.
 */
export const retentionDays: Record<RetentionClass, number | null> = {
  'open-data': null,
  'working-file': 730,
  walled: 1825,
}

/**
 * The first city-local day on which a row may no longer be there; null is never. `destroyBy` is the last day that an agreement
 * lets it be kept: the earlier of the two counts.
 */
export function purgeDay(
  retention: RetentionClass,
  receivedOn: Day,
  destroyBy: Day | null = null,
): Day | null {
  const days = retentionDays[retention]
  const byClass = days === null ? null : dayOfNumber(dayNumber(receivedOn) + days)
  const byAgreement = destroyBy === null ? null : dayOfNumber(dayNumber(destroyBy) + 1)
  const [first = null] = [byClass, byAgreement].filter(day => day !== null).toSorted()
  return first
}

/** What a legal hold can keep: everything of a city, a retention class, a source by its name, an import by its number. */
export const legalHoldKinds = ['city', 'class', 'source', 'import'] as const
export type LegalHoldKind = (typeof legalHoldKinds)[number]
