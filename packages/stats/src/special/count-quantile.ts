import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'

/**
 * The chance of at most k events for a count of this mean and variance: Poisson where the variance is not above the
 * mean, else negative binomial. Checked against SciPy 1.17 poisson.cdf and nbinom.cdf.
 */
export function countDistribution(k: number, mean: number, variance: number): number {
  if (k < 0) return 0
  if (mean === 0) return 1
  const spread = variance / mean
  if (!(spread > 1 + 1e-9)) return incompleteGamma(k + 1, mean, 'upper')
  return incompleteBeta(1 / spread, mean / (spread - 1), k + 1)
}

/** The smallest count that is not exceeded with at least this probability. */
export function countQuantile(probability: number, mean: number, variance: number): number {
  const reached = (k: number) => countDistribution(k, mean, variance) >= probability
  let high = Math.ceil(mean)
  for (let step = 1; !reached(high); step *= 2) high += step
  let low = -1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}
