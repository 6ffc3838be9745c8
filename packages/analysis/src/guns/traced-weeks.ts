import { type Day, dayNumber, dayOfNumber, type GunFact, type GunSummary } from '@understory/model'
import { nowcast } from '@understory/stats'

/** A trace that takes longer than this hardly ever comes; weeks older than it count as whole. */
const longestDelay_weeks = 16
const memory_weeks = 78
const weeksShown = 8

/** Weeks begin on a Monday; 1970-01-05 was one. */
const weekOf = (day: Day): number => Math.floor((dayNumber(day) - 4) / 7)
const firstDayOf = (week: number): Day => dayOfNumber(7 * week + 4)

/**
 * Guns recovered in each of the newest whole weeks and traced: so far, and what it will come to, from how long traces took before. A gun
 * counts as traced on the day its trace was completed. Not estimable where the sources give no days of completion.
 */
export function tracedWeeks(facts: readonly GunFact[], asOf: Day | null): GunSummary['tracedWeeks'] {
  if (asOf === null) return { weeks: [], notEstimable: 'There are no guns.' }
  const now = weekOf(asOf) - 1
  const counts = new Map<string, number>()
  for (const { recoveredOn, traceCompletedOn } of facts) {
    if (recoveredOn === null || traceCompletedOn === null || traceCompletedOn < recoveredOn) continue
    const period = weekOf(recoveredOn)
    const key = `${period} ${weekOf(traceCompletedOn) - period}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const rows = [...counts].map(([key, count]) => {
    const [period = 0, delay = 0] = key.split(' ').map(Number)
    return { period, delay, count }
  })
  const found = nowcast(rows, { now, longestDelay: longestDelay_weeks, memory: memory_weeks })
  return {
    weeks: found.periods.slice(-weeksShown).map(({ period, reported, expected, low, high }) => ({
      from: firstDayOf(period),
      traced: reported,
      expected,
      low,
      high,
    })),
    notEstimable: found.notEstimable,
  }
}
