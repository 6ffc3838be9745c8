import type { Day, GunFact, WeeksNowcast } from '@understory/model'
import { countDelays, weekOf } from './weeks.ts'
import { weeksNowcast } from './weeks-nowcast.ts'

/** A gun that is first told of later than this is a correction, not a late report. */
const longestDelay_weeks = 12
const memory_weeks = 78
/** With fewer days on which files came, one cannot see how long reports take. */
const leastFileDays = 12

/**
 * How many guns were recovered in the newest weeks, once every report is in? The delay is learnt from the history of imports: the day on
 * which a file first told of a gun, whatever later files changed. Unit: guns. Population: guns recovered since files began to come; what
 * the first file brought of earlier days says nothing of delays and is left out. Intervals hold the final count nine times in ten;
 * `score` says how often those of past weeks did.
 * Not estimable where files came on fewer than 12 days.
 */
export function reportedWeeks(facts: readonly GunFact[], asOf: Day | null): WeeksNowcast {
  const none = (reason: string): WeeksNowcast => ({ weeks: [], score: null, notEstimable: reason })
  const fileDays = new Set(facts.map(one => one.firstReceivedOn))
  const begun = [...fileDays].sort()[0]
  if (asOf === null || begun === undefined) return none('There are no guns.')
  if (fileDays.size < leastFileDays)
    return none(
      `Files came on ${fileDays.size} days; at least ${leastFileDays} are needed to see how long reports take.`,
    )
  const since = weekOf(begun)
  const pairs = facts.flatMap(({ recoveredOn: from, firstReceivedOn: to }) =>
    from !== null && to >= from && weekOf(from) >= since ? [[from, to] as const] : [],
  )
  return weeksNowcast(countDelays(pairs), {
    now: weekOf(asOf) - 1,
    longestDelay: longestDelay_weeks,
    memory: memory_weeks,
  })
}
