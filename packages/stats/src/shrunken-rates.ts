import { checkConfidence, checkCount, checkExposure } from './check-argument.ts'
import { gammaQuantile, incompleteGamma } from './special/incomplete-gamma.ts'
import { logGamma } from './special/log-gamma.ts'

/** One unit (a dealer): how many events it had, and the exposure they came from (guns sold, in thousands). */
export interface CountedUnit {
  readonly count: number
  readonly exposure: number
}

export interface ShrunkenRate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** The chance that the unit's own rate is above `above` times the overall rate. */
  readonly chanceAbove: number
}

export interface ShrunkenRates {
  /** One for each unit given, in order; a unit without exposure has the rate of the whole. */
  readonly rates: readonly ShrunkenRate[]
  /** Events over exposure of all units together. */
  readonly overall: number | null
  /** Mean and standard deviation of the rates between units. */
  readonly mean: number | null
  readonly spread: number | null
  readonly notEstimable: string | null
}

const leastUnits = 5

/**
 * Rates of many units, each drawn to the whole by as much as its own exposure leaves in doubt: a dealer who sold ten guns and had
 * one traced is not a hundred per thousand. Rates between units follow a gamma distribution fitted by maximum likelihood to all of them;
 * each unit's rate is what that distribution and its own count say together, with an interval.
 *
 * Assumes independent events at a steady rate per unit of exposure. The interval takes the fitted distribution as known, so with few units
 * it is a little too short. Not estimable with fewer than 5 units with exposure, or without any event.
 *
 * Source: Clayton and Kaldor (1987), Biometrics 43:671–681, doi:10.2307/2532003 (gamma and Poisson, maximum likelihood). Checked
 * against a maximum found by trying all values, by SciPy 1.17 gamma quantiles underneath, and on simulated units.
 */
export function shrunkenRates(
  units: readonly CountedUnit[],
  options: { confidence?: number; above?: number } = {},
): ShrunkenRates {
  const { confidence = 0.95, above = 1 } = options
  checkConfidence(confidence)
  checkExposure('above', above)
  for (const { count, exposure } of units) {
    checkCount('count', count)
    checkExposure('exposure', exposure)
    if (exposure === 0 && count > 0)
      throw new RangeError(`a unit without exposure has no events, got ${count}`)
  }
  const known = units.filter(unit => unit.exposure > 0)
  const events = known.reduce((sum, unit) => sum + unit.count, 0)
  const none = (reason: string): ShrunkenRates => ({
    rates: [],
    overall: null,
    mean: null,
    spread: null,
    notEstimable: reason,
  })
  if (known.length < leastUnits)
    return none(`There are ${known.length} units; at least ${leastUnits} are needed.`)
  if (events === 0) return none('There is no event at all, so there is no rate to compare with.')
  const overall = events / known.reduce((sum, unit) => sum + unit.exposure, 0)
  const { shape, mean } = fitGamma(known, overall)
  const tail = (1 - confidence) / 2
  const rates = units.map(({ count, exposure }): ShrunkenRate => {
    const own = shape + count
    const scale = 1 / (shape / mean + exposure)
    return {
      value: own * scale,
      low: gammaQuantile(own, tail, 'lower') * scale,
      high: gammaQuantile(own, tail, 'upper') * scale,
      chanceAbove: incompleteGamma(own, (above * overall) / scale, 'upper'),
    }
  })
  return { rates, overall, mean, spread: mean / Math.sqrt(shape), notEstimable: null }
}

/** Without any extra spread the likelihood rises for ever; beyond this the units are alike for every purpose. */
const mostAlike = 14
const leastAlike = -6

/** The gamma distribution of rates under which the counts are most likely, by golden section over the log of its shape. */
function fitGamma(units: readonly CountedUnit[], overall: number): { shape: number; mean: number } {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [leastAlike, mostAlike]
  const at = (logShape: number) => {
    const shape = Math.exp(logShape)
    const mean = meanAt(units, shape, overall)
    return { shape, mean, value: logLikelihood(units, shape, mean) }
  }
  while (high - low > 1e-7) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (at(left).value < at(right).value) low = left
    else high = right
  }
  return at((low + high) / 2)
}

/** The mean rate most likely for this shape: the score in it crosses zero once, and it is met by fixed-point steps. */
function meanAt(units: readonly CountedUnit[], shape: number, start: number): number {
  let mean = start
  for (let round = 0; round < 200; round++) {
    let [top, bottom] = [0, 0]
    for (const { count, exposure } of units) {
      const weight = shape / (shape + exposure * mean)
      top += weight * count
      bottom += weight * exposure
    }
    const next = top / bottom
    if (Math.abs(next - mean) <= 1e-12 * mean) return next
    mean = next
  }
  return mean
}

/** The negative binomial log likelihood of all counts, without the terms that do not move. */
export function logLikelihood(units: readonly CountedUnit[], shape: number, mean: number): number {
  const rate = shape / mean
  let sum = 0
  for (const { count, exposure } of units)
    sum +=
      logGamma(shape + count) -
      logGamma(shape) -
      shape * Math.log1p(exposure / rate) +
      (count > 0 ? count * Math.log(exposure / (rate + exposure)) : 0)
  return sum
}
