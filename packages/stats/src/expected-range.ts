import { checkConfidence, checkCount } from './check-argument.ts'
import { designOf, type FitRow, fitSeason, leverageOf, meanOf, type SeasonalFit } from './seasonal-fit.ts'
import { countQuantile } from './special/count-quantile.ts'

/** A month and its count. `monthNo` is year × 12 + month − 1. A null count is left out of the fit but gets a range. */
export interface MonthCount {
  readonly monthNo: number
  readonly count: number | null
}

export interface ExpectedMonth {
  readonly monthNo: number
  readonly expected: number
  /** Smallest and largest count that would not surprise. */
  readonly low: number
  readonly high: number
}

export interface ExpectedRange {
  readonly months: readonly ExpectedMonth[]
  /** Variance of a monthly count divided by its mean; 1 is pure chance, more means that harm comes in clusters. */
  readonly dispersion: number | null
  readonly notEstimable: string | null
}

/** Fewer months than this cannot tell a season from a trend; fewer events carry no season at all. */
const leastMonths = 24
const leastEvents = 24

/**
 * The range in which each month's count would fall by chance, given the level, the steady trend and the season of all
 * months given: a month outside it is worth a look, not yet a finding (one month in twenty falls outside anyway).
 *
 * The mean is a log-linear Poisson regression on a yearly trend and waves of 12 months (and 6, from 36 months on),
 * per day of the month. Months far above it get less weight. The range is that of a negative binomial count with the
 * fitted mean and a variance of dispersion × mean plus the uncertainty of the mean itself.
 *
 * Assumes one steady trend: give a stretch of years (five is usual), not decades with a turn in them.
 * Not estimable with fewer than 24 months with a count, fewer than 24 events in all, or when the fit does not settle.
 *
 * Source: Serfling (1963), Public Health Rep 78:494–506, doi:10.2307/4591848 (season as waves); Farrington et al.
 * (1996), J R Stat Soc A 159:547–563, doi:10.2307/2983331 (quasi-Poisson trend, past outbreaks given less weight);
 * Noufaily et al. (2013), Statist Med 32:1206–1222, doi:10.1002/sim.5595 (negative binomial limits, residual limit).
 * Checked against a separate implementation in Python (SciPy 1.17: maximum likelihood by a general optimiser,
 * nbinom.ppf), and by coverage on simulated months.
 */
export function expectedRange(
  points: readonly MonthCount[],
  options: { confidence?: number } = {},
): ExpectedRange {
  const { confidence = 0.95 } = options
  checkConfidence(confidence)
  const counted = points.flatMap(({ monthNo, count }) => (count === null ? [] : [{ monthNo, count }]))
  for (const { count } of counted) checkCount('count', count)
  if (counted.length < leastMonths)
    return none(`There are ${counted.length} months; at least ${leastMonths} are needed to see a season.`)
  const events = counted.reduce((sum, point) => sum + point.count, 0)
  if (events < leastEvents)
    return none(`There are ${events} events in all; at least ${leastEvents} are needed to see a season.`)

  const middle = counted.reduce((sum, point) => sum + point.monthNo, 0) / counted.length
  const waves = counted.length < 36 ? 1 : 2
  const fit = fitSeason(counted.map(({ monthNo, count }) => ({ ...monthOf(monthNo, middle, waves), count })))
  if (!fit) return none('The counts are too uneven for a level, a trend and a season to be told apart.')
  return {
    months: points.map(({ monthNo }) => rangeOf(monthNo, monthOf(monthNo, middle, waves), fit, confidence)),
    dispersion: fit.dispersion,
    notEstimable: null,
  }
}

const none = (reason: string): ExpectedRange => ({ months: [], dispersion: null, notEstimable: reason })

const monthOf = (monthNo: number, middle: number, waves: number): Omit<FitRow, 'count'> => ({
  design: designOf(monthNo, middle, waves),
  logDays: Math.log(new Date(Date.UTC(Math.floor(monthNo / 12), (monthNo % 12) + 1, 0)).getUTCDate()),
})

function rangeOf(
  monthNo: number,
  month: Omit<FitRow, 'count'>,
  fit: SeasonalFit,
  confidence: number,
): ExpectedMonth {
  const expected = meanOf(fit, month)
  const variance = fit.dispersion * (expected + expected ** 2 * leverageOf(fit, month.design))
  const tail = (1 - confidence) / 2
  return {
    monthNo,
    expected,
    low: countQuantile(tail, expected, variance),
    high: countQuantile(1 - tail, expected, variance),
  }
}
