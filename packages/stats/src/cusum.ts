import { checkExposure } from './check-argument.ts'
import { countDistribution } from './special/count-quantile.ts'
import { chiSquareTail, normalQuantile } from './special/normal.ts'

/** A week: what was counted, and what a model led to expect (variance at least the mean's). */
export interface ExpectedCount {
  readonly count: number
  readonly mean: number
  readonly variance: number
}

export interface CusumWeek {
  /** How far the count lies from what was expected, as a normal score. */
  readonly score: number
  /** What has added up; back to 0 after an alarm. */
  readonly sum: number
  readonly alarm: boolean
}

/**
 * Small rises that last: weekly normal scores above `allowance` add up, and an alarm is raised when the sum passes `limit`. A score comes
 * from the middle of the chance that the expected distribution gives to the count, so that small counts are neither hot nor cold.
 *
 * Weeks are in order and complete; the expectation of a week must not be fitted to that week. After an alarm the sum begins again at 0.
 * A limit for a wanted rate of false alarms comes from {@link cusumLimit}.
 *
 * Source: Page (1954), Biometrika 41:100–115, doi:10.1093/biomet/41.1-2.100; normal scores of counts as in Rogerson and Yamada (2004),
 * Stat Med 23:2195–2214, doi:10.1002/sim.1806. Checked by hand and by simulation.
 */
export function cusum(
  weeks: readonly ExpectedCount[],
  { allowance = 0.5, limit }: { allowance?: number; limit: number },
): CusumWeek[] {
  checkExposure('allowance', allowance)
  checkExposure('limit', limit)
  let sum = 0
  return weeks.map(({ count, mean, variance }) => {
    const score = normalScore(count, mean, variance)
    sum = Math.max(0, sum + score - allowance)
    const alarm = sum > limit
    const shown = { score, sum, alarm }
    if (alarm) sum = 0
    return shown
  })
}

/** The normal score of a count: the quantile of the middle of its step in the expected distribution. */
export function normalScore(count: number, mean: number, variance: number): number {
  checkExposure('count', count)
  checkExposure('mean', mean)
  if (mean === 0) return count === 0 ? 0 : furthest
  const below = countDistribution(count - 1, mean, variance)
  const upTo = countDistribution(count, mean, variance)
  const middle = Math.min(1 - 1e-15, Math.max(1e-15, (below + upTo) / 2))
  return Math.min(furthest, Math.max(-furthest, normalQuantile(middle)))
}

/** No single week may say more than this. */
const furthest = 8

/**
 * Mean number of quiet weeks between false alarms of a one-sided CUSUM of standard normal scores: the sum as a Markov chain on a fine grid.
 *
 * Source: Brook and Evans (1972), Biometrika 59:539–549, doi:10.1093/biomet/59.3.539. Checked against published values (allowance 0.5:
 * 335 weeks at a limit of 4, 930 at 5) and by simulation.
 */
export function averageRunLength(limit: number, allowance = 0.5): number {
  checkExposure('limit', limit)
  checkExposure('allowance', allowance)
  const cells = 160
  const width = (2 * limit) / (2 * cells - 1)
  // From a cell to one that lies `apart` cells on, at its upper edge; edges are shared, so each is worked out once.
  const edges = Array.from({ length: 2 * cells }, (_, i) =>
    normalDistribution((i - cells + 0.5) * width + allowance),
  )
  const upTo = (apart: number) => edges[apart + cells] ?? 1
  // Cell 0 holds the sum at 0 with everything below half a width; the others are a width wide.
  const chance = (from: number, to: number) => upTo(to - from) - (to === 0 ? 0 : upTo(to - from - 1))
  const rows = Array.from({ length: cells }, (_, from) =>
    Array.from({ length: cells }, (_, to) => (from === to ? 1 : 0) - chance(from, to)),
  )
  return solveFirst(rows)
}

/** The limit at which quiet weeks between false alarms are so many on average. */
export function cusumLimit(weeksBetween: number, allowance = 0.5): number {
  if (!(weeksBetween > 2 && weeksBetween < 1e7))
    throw new RangeError(`weeksBetween must lie between 2 and 10 million, got ${weeksBetween}`)
  let [low, high] = [0.05, 30]
  while (high - low > 1e-4) {
    const middle = (low + high) / 2
    if (averageRunLength(middle, allowance) < weeksBetween) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Chance that a standard normal variable is at most x. */
function normalDistribution(x: number): number {
  const tail = chiSquareTail(x * x, 1) / 2
  return x > 0 ? 1 - tail : tail
}

/** The first unknown of the system with ones on the right, by elimination; the rows are diagonally dominant. */
function solveFirst(rows: number[][]): number {
  const right = rows.map(() => 1)
  for (let k = rows.length - 1; k > 0; k--) {
    const pivot = rows[k] as number[]
    for (let i = 0; i < k; i++) {
      const row = rows[i] as number[]
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1)
      if (factor === 0) continue
      for (let j = 0; j < k; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
      right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0)
    }
  }
  return (right[0] ?? 0) / (rows[0]?.[0] ?? 1)
}
