import { checkConfidence, checkCount, checkExposure } from './check-argument.ts'
import { type Estimate, notEstimable } from './estimate.ts'
import { poissonInterval } from './poisson-interval.ts'
import { betaQuantile, incompleteBeta, incompleteBetaUpper } from './special/incomplete-beta.ts'

/** One of the two counts: how many, over how much time or how many people. */
export interface CountedPeriod {
  readonly count: number
  readonly exposure: number
}

export interface CountChange {
  /** Rate now divided by rate before: 1 is no change, 0.75 is a quarter less. */
  readonly ratio: Estimate
  /** Rate now minus rate before, per unit of exposure. */
  readonly difference: Estimate
  /** Chance of a split at least this uneven if nothing had changed; two-sided. 1 when nothing was counted. */
  readonly pValue: number | null
}

/**
 * Whether a count changed between two periods by more than chance, and by how much; holds for small counts.
 *
 * The ratio is exact: given the sum of both counts, the later one is binomial, so the limits of Clopper and Pearson
 * for its share become limits of the ratio. The p-value is the doubled smaller tail, so that it is below
 * 1 − confidence exactly when the interval excludes 1. The difference joins the exact limits of the two rates
 * (method of variance estimates recovery); it is close to, not exactly, `confidence`.
 *
 * Assumes that both counts are independent and Poisson: clustered counts vary more than this says.
 * Not estimable when an exposure is 0; the ratio and its upper limit are not when the count before is 0, though the
 * lower limit then is.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31:313–323, doi:10.1093/biomet/31.3-4.313; Clopper & Pearson
 * (1934), Biometrika 26:404–413, doi:10.1093/biomet/26.4.404; Fay (2010), The R Journal 2(1):53–58, doi:10.32614/RJ-2010-008 (central
 * p-values match their interval); Zou & Donner (2008), Statist Med 27:1693–1702, doi:10.1002/sim.3095 (difference).
 * Checked against SciPy 1.17 (beta.ppf, binom) and exact sums over binomial probabilities.
 */
export function countChange(
  before: CountedPeriod,
  now: CountedPeriod,
  options: { confidence?: number } = {},
): CountChange {
  const { confidence = 0.95 } = options
  for (const [name, period] of [
    ['before', before],
    ['now', now],
  ] as const) {
    checkCount(`${name}.count`, period.count)
    checkExposure(`${name}.exposure`, period.exposure)
  }
  checkConfidence(confidence)
  if (before.exposure === 0 || now.exposure === 0) {
    const none = notEstimable('One of the two periods has no length or nobody in it.')
    return { ratio: none, difference: none, pValue: null }
  }
  return {
    ratio: ratioLimits(before, now, confidence),
    difference: differenceOf(before, now, confidence),
    pValue: centralPValue(before, now),
  }
}

/** The exact limits alone; counts need not be whole, as when they are divided by their dispersion. */
export function ratioLimits(before: CountedPeriod, now: CountedPeriod, confidence: number): Estimate {
  if (before.count + now.count === 0)
    return notEstimable('Nothing was counted in either period, so there is no ratio.')
  const tail = (1 - confidence) / 2
  const scale = before.exposure / now.exposure
  // The odds of the upper limit come from its complement, so that limits near 1 keep their digits.
  const low = now.count === 0 ? 0 : oddsOf(betaQuantile(tail, now.count, before.count + 1)) * scale
  if (before.count === 0)
    return { value: null, low, high: null, notEstimable: 'Nothing was counted in the period before.' }
  const high = scale / oddsOf(betaQuantile(tail, before.count, now.count + 1))
  return { value: (now.count / before.count) * scale, low, high, notEstimable: null }
}

const oddsOf = (share: number): number => share / (1 - share)

function differenceOf(before: CountedPeriod, now: CountedPeriod, confidence: number): Estimate {
  const was = limitsOf(before, confidence)
  const is = limitsOf(now, confidence)
  const value = is.rate - was.rate
  return {
    value,
    low: value - Math.hypot(is.rate - is.low, was.high - was.rate),
    high: value + Math.hypot(is.high - is.rate, was.rate - was.low),
    notEstimable: null,
  }
}

function limitsOf(period: CountedPeriod, confidence: number): { rate: number; low: number; high: number } {
  const { low, high } = poissonInterval(period.count, { exposure: period.exposure, confidence })
  const rate = period.count / period.exposure
  return { rate, low: low ?? rate, high: high ?? rate }
}

function centralPValue(before: CountedPeriod, now: CountedPeriod): number {
  if (before.count + now.count === 0) return 1
  const share = now.exposure / (now.exposure + before.exposure)
  const atLeast = now.count === 0 ? 1 : incompleteBeta(share, now.count, before.count + 1)
  const atMost = before.count === 0 ? 1 : incompleteBetaUpper(share, now.count + 1, before.count)
  return Math.min(1, 2 * Math.min(atLeast, atMost))
}
