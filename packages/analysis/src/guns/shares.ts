import type { Share } from '@understory/model'
import { wilsonInterval } from '@understory/stats'

/** A count as a share of a whole, with its interval. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null }
  const { value, low, high } = wilsonInterval(count, of)
  return { count, of, share: value, low, high }
}

/** The quantile of sorted numbers by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
export function quantileOf(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** The median of numbers in any order; null for none. */
export const middle = (numbers: readonly number[]): number | null =>
  quantileOf(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )

export function countEach<T, K>(list: readonly T[], of: (one: T) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const one of list) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1)
  return counts
}
