import { checkConfidence, checkExposure } from './check-argument.ts'
import { type FitRow, fitSeason, leverageOf, meanOf } from './seasonal-fit.ts'
import { countDistribution, countQuantile } from './special/count-quantile.ts'
import { chiSquareTail, normalQuantile } from './special/normal.ts'

export type FarringtonPower = 'none' | '1/2' | '2/3'

export interface FarringtonThreshold {
  readonly lower: number
  readonly upper: number
  /** The chance of a count at least this far above what was expected. */
  readonly p: number
  /** Excess over expectation, as a share of what would be an alarm: above 1 is one. */
  readonly score: number
}

export interface ThresholdOf {
  readonly fit: number
  /** Standard error of the fitted mean. */
  readonly spread: number
  readonly dispersion: number
  readonly alpha: number
  readonly observed: number
}

/**
 * The limits of a count of which `fit` was expected: normal after a power transformation, which makes small counts less skewed.
 *
 * Source: Farrington et al. (1996), J R Stat Soc A 159:547–563, section 3.5, doi:10.2307/2983331. Checked against published
 * answers for the three transformations.
 */
export function farringtonThreshold(
  { fit, spread, dispersion, alpha, observed }: ThresholdOf,
  power: FarringtonPower,
): FarringtonThreshold {
  checkConfidence(alpha)
  for (const [name, value] of Object.entries({ fit, spread, dispersion, observed }))
    checkExposure(name, value)
  if (fit === 0) throw new RangeError('fit must be above 0')
  const exponent = power === 'none' ? 1 : power === '1/2' ? 1 / 2 : 2 / 3
  const centre = fit ** exponent
  const variance = dispersion + spread ** 2 / fit
  const deviation = exponent * centre * Math.sqrt(variance / fit)
  const reach = normalQuantile(1 - alpha) * deviation
  const back = (value: number) => Math.max(0, value) ** (1 / exponent)
  const upper = back(centre + reach)
  const z = (observed ** exponent - centre) / deviation
  const tail = chiSquareTail(z * z, 1) / 2
  return {
    lower: back(centre - reach),
    upper,
    p: z > 0 ? tail : 1 - tail,
    score: (observed - fit) / (upper - fit),
  }
}

export interface FarringtonWeek {
  readonly expected: number | null
  readonly upper: number | null
  readonly p: number | null
  readonly notEstimable: string | null
}

/**
 * Is this week's count more than the same weeks of earlier years lead to expect? A Poisson regression with a trend on the weeks
 * within `halfWindow` of the same date in `years` earlier years, past outbreaks given less weight; the chance of a count as large is
 * that of a negative binomial with the fitted mean, the spread of those weeks and the doubt about the mean.
 *
 * `counts` are complete weeks in order; `at` is the week asked about. Fewer years are used where there are fewer, but three are
 * needed. Not estimable with less, with fewer than 5 events in those weeks, or when the fit does not settle.
 *
 * Source: Farrington et al. (1996) as above; negative binomial limits and the reweighting limit 2.58 of Noufaily et al. (2013), Stat
 * Med 32:1206–1222, doi:10.1002/sim.5595. The regression is that of `seasonal-fit.ts`.
 */
export function farringtonWeek(
  counts: readonly number[],
  at: number,
  options: { years?: number; halfWindow?: number; alpha?: number } = {},
): FarringtonWeek {
  const { years = 5, halfWindow = 3, alpha = 0.01 } = options
  checkConfidence(alpha)
  const observed = counts[at]
  if (observed === undefined) throw new RangeError(`there is no week ${at}`)
  const weeks: { week: number; count: number; year: number }[] = []
  for (let year = 1; year <= years; year++)
    for (let shift = -halfWindow; shift <= halfWindow; shift++) {
      const week = at - Math.round(year * 52.1775) + shift
      const count = counts[week]
      if (week >= 0 && count !== undefined) weeks.push({ week, count, year })
    }
  const none = (reason: string): FarringtonWeek => ({
    expected: null,
    upper: null,
    p: null,
    notEstimable: reason,
  })
  const whole = new Set(weeks.filter(one => one.year >= 1).map(one => one.year)).size
  if (whole < 3) return none(`There are the same weeks of ${whole} earlier years; at least 3 are needed.`)
  const events = weeks.reduce((sum, one) => sum + one.count, 0)
  if (events < 5)
    return none(`There are ${events} events in the same weeks of earlier years; at least 5 are needed.`)
  const rowOf = (week: number): Omit<FitRow, 'count'> => ({ design: [1, (week - at) / 52], logDays: 0 })
  const fit = fitSeason(weeks.map(({ week, count }) => ({ ...rowOf(week), count })))
  if (!fit) return none('The counts are too uneven for a level and a trend to be told apart.')
  const now = rowOf(at)
  // A trend over few years must not be carried beyond what was ever seen.
  const expected = Math.min(meanOf(fit, now), Math.max(1, ...weeks.map(one => one.count)))
  const variance = fit.dispersion * (expected + expected ** 2 * leverageOf(fit, now.design))
  return {
    expected,
    upper: countQuantile(1 - alpha, expected, variance),
    p: 1 - countDistribution(observed - 1, expected, variance),
    notEstimable: null,
  }
}
