import { checkConfidence, checkCount, checkExposure } from './check-argument.ts'
import { type Estimate, notEstimable } from './estimate.ts'
import { gammaQuantile } from './special/incomplete-gamma.ts'

/**
 * How far a count could be from its long-run mean by chance alone: the exact interval of Garwood, for a count or,
 * with `exposure` (person-years, months), for a rate per unit of exposure.
 *
 * Assumes independent events at a steady pace within the period; counts that come in clusters vary more than this.
 * Exact means that the true mean is inside at least `confidence` of the time: for small counts it is more often.
 * Not estimable when the exposure is 0.
 *
 * Source: Garwood (1936), "Fiducial limits for the Poisson distribution", Biometrika 28:437–442,
 * doi:10.1093/biomet/28.3-4.437; chi-square form in Ulm (1990), Am J Epidemiol 131:373–375,
 * doi:10.1093/oxfordjournals.aje.a115507. Checked against SciPy 1.17 (gamma.ppf) and exact sums over Poisson
 * probabilities.
 */
export function poissonInterval(
  count: number,
  options: { exposure?: number; confidence?: number } = {},
): Estimate {
  const { exposure = 1, confidence = 0.95 } = options
  checkCount('count', count)
  checkExposure('exposure', exposure)
  checkConfidence(confidence)
  if (exposure === 0) return notEstimable('There is nobody to count against, so there is no rate.')
  const tail = (1 - confidence) / 2
  return {
    value: count / exposure,
    low: count === 0 ? 0 : gammaQuantile(count, tail, 'lower') / exposure,
    high: gammaQuantile(count + 1, tail, 'upper') / exposure,
    notEstimable: null,
  }
}
