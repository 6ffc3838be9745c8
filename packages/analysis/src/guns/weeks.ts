import { type Day, dayNumber, dayOfNumber } from '@understory/model'

/** Weeks are counted from that of 1970-01-05, a Monday. */
export const weekOf = (day: Day): number => Math.floor((dayNumber(day) - 4) / 7)
/** The Monday that a week begins on. */
export const mondayOf = (week: number): Day => dayOfNumber(7 * week + 4)

/** Pairs of days as counts by the week of the first and the weeks until the second. */
export function countDelays(
  pairs: Iterable<readonly [Day, Day]>,
): { period: number; delay: number; count: number }[] {
  const counts = new Map<string, number>()
  for (const [from, to] of pairs) {
    const period = weekOf(from)
    const key = `${period} ${weekOf(to) - period}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => {
    const [period = 0, delay = 0] = key.split(' ').map(Number)
    return { period, delay, count }
  })
}
