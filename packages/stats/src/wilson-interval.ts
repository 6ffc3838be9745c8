import { checkConfidence, checkCount } from './check-argument.ts'
import { type Estimate, notEstimable } from './estimate.ts'
import { normalQuantile } from './special/normal.ts'

/**
 * A share and how far it could be from the long-run share by chance: Wilson's score interval, with Yates's
 * continuity correction when `continuity` is set (then it is the interval of R's prop.test).
 *
 * Assumes that the trials are independent and alike. It behaves at small numbers and at shares of 0 and 1, where the
 * usual "plus or minus" fails. Proportions are 0–1. Not estimable when there are no trials.
 *
 * Source: Wilson (1927), J Am Stat Assoc 22:209–212, doi:10.1080/01621459.1927.10502953; the corrected form is method 4
 * of Newcombe (1998), Statist Med 17:857–872, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E.
 * Checked against SciPy 1.17 (binomtest, wilson and wilsoncc), the table of Newcombe (1998) and R's prop.test.
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  options: { confidence?: number; continuity?: boolean } = {},
): Estimate {
  const { confidence = 0.95, continuity = false } = options
  checkCount('successes', successes)
  checkCount('trials', trials)
  checkConfidence(confidence)
  if (successes > trials)
    throw new RangeError(`successes must not exceed trials, got ${successes} of ${trials}`)
  if (trials === 0) return notEstimable('There is nothing to take a share of.')
  const z = normalQuantile((1 + confidence) / 2)
  const correction = continuity ? 0.5 : 0
  return {
    value: successes / trials,
    low: successes === 0 ? 0 : scoreLimit(successes - correction, trials, -z),
    high: successes === trials ? 1 : scoreLimit(successes + correction, trials, z),
    notEstimable: null,
  }
}

/** The share at which `successes` lies exactly z standard errors away (Wilson 1927, the equation solved for the share). */
function scoreLimit(successes: number, trials: number, z: number): number {
  const share = successes / trials
  const centre = share + (z * z) / (2 * trials)
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  return (centre + reach) / (1 + (z * z) / trials)
}
