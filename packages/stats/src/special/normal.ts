import { gammaQuantile, incompleteGamma } from './incomplete-gamma.ts'

/**
 * Standard normal quantile for 0 < p < 1: half the square of a normal variable is a gamma variable of shape ½.
 * Checked against SciPy 1.17 norm.ppf to 1e-12.
 */
export function normalQuantile(p: number): number {
  const size = Math.sqrt(2 * gammaQuantile(0.5, 2 * Math.min(p, 1 - p), 'upper'))
  return p < 0.5 ? -size : size
}

/** The chance that a chi-square variable with this many degrees of freedom exceeds x. */
export const chiSquareTail = (x: number, degrees: number): number =>
  incompleteGamma(degrees / 2, x / 2, 'upper')
