import { stirlingError } from './densities.ts'

/** The logarithm of the gamma function for x > 0, by Stirling's formula with the error of `stirlingError`. Checked against factorials. */
export const logGamma = (x: number): number =>
  (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x)
