import { checkConfidence, checkExposure } from './check-argument.ts'
import { normalQuantile } from './special/normal.ts'

/** What one of the three rules says of one week. Values are null where the weeks before do not reach back far enough. */
export interface EarsWeek {
  readonly index: number
  readonly observed: number
  readonly expected: number | null
  /** The count above which there is an alarm. */
  readonly upper: number | null
  /** Standard deviations above the weeks before (C1, C2), or their recent sum (C3). */
  readonly statistic: number | null
  readonly alarm: boolean
}

export interface EarsOptions {
  readonly method?: 'C1' | 'C2' | 'C3'
  /** Chance of an alarm in a quiet week, if counts were normal. */
  readonly alpha?: number
  /** Standard deviations above which there is an alarm, in place of those of `alpha`. */
  readonly limit?: number
  /** Weeks that the mean and the spread are taken from. */
  readonly baseline?: number
  /** The spread is never taken to be less: few and small counts would alarm at every event. */
  readonly leastSpread?: number
}

/**
 * Early warning for series with hardly any history (a new category): is this count far above the last few weeks? C1 compares with the
 * `baseline` weeks just before, C2 leaves a gap of two, so that a slow rise does not hide itself, C3 adds up by how much
 * C2 was above one in this week and the two before.
 *
 * Counts are in order, one per week, complete. Counts in such short series are not normal: read the stated chance as a guide,
 * and prefer another method once there is a year of weeks. Not estimable (nulls) for the first weeks.
 *
 * Source: Hutwagner et al. (2003), J Urban Health 80(2 suppl 1):i89–i96, doi:10.1007/PL00022319; Fricker, Hegler and Dunfee
 * (2008), Stat Med 27:3407–3429, doi:10.1002/sim.3197. Checked against the published upper bounds of the German weekly
 * Salmonella Newport series (2011, weeks 1 to 4).
 */
export function ears(counts: readonly number[], options: EarsOptions = {}): EarsWeek[] {
  const { method = 'C1', alpha = 0.001, baseline = 7, leastSpread = 0 } = options
  checkConfidence(alpha)
  checkExposure('leastSpread', leastSpread)
  if (!Number.isInteger(baseline) || baseline < 3)
    throw new RangeError(`baseline must be at least 3 weeks, got ${baseline}`)
  for (const count of counts) checkExposure('count', count)
  if (options.limit !== undefined) checkExposure('limit', options.limit)
  const z = options.limit ?? normalQuantile(1 - alpha)
  const gap = method === 'C1' ? 0 : 2
  const base = counts.map((_, i) => baseOf(counts, i, gap, baseline, leastSpread))
  const above = counts.map((count, i) => standardised(count, base[i] ?? null))
  return counts.map((observed, index) => {
    const here = base[index] ?? null
    const score = above[index] ?? null
    if (here === null || score === null)
      return { index, observed, expected: null, upper: null, statistic: null, alarm: false }
    const before = method === 'C3' ? excess(above[index - 1]) + excess(above[index - 2]) : 0
    const statistic = method === 'C3' ? excess(score) + before : score
    const upper = method === 'C3' ? here.mean + (z + 1 - before) * here.spread : here.mean + z * here.spread
    return {
      index,
      observed,
      expected: here.mean,
      upper: Math.max(0, upper),
      statistic,
      alarm: statistic > z,
    }
  })
}

interface Base {
  readonly mean: number
  readonly spread: number
}

function baseOf(
  counts: readonly number[],
  at: number,
  gap: number,
  length: number,
  least: number,
): Base | null {
  const end = at - gap
  if (end - length < 0) return null
  const weeks = counts.slice(end - length, end)
  const mean = weeks.reduce((a, b) => a + b, 0) / length
  const variance = weeks.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (length - 1)
  return { mean, spread: Math.max(least, Math.sqrt(variance)) }
}

/** Without any spread before it, a count above the mean is infinitely far off and any other is not off at all. */
function standardised(count: number, base: Base | null): number | null {
  if (base === null) return null
  if (base.spread > 0) return (count - base.mean) / base.spread
  return count > base.mean ? Number.POSITIVE_INFINITY : 0
}

const excess = (score: number | null | undefined): number => Math.max(0, (score ?? 0) - 1)
