import { checkCount } from './check-argument.ts'
import { chiSquareTail } from './special/normal.ts'

/**
 * Whether a share differs from a stated share by more than chance: the score test (chi-square with one degree of
 * freedom), with Yates's correction, as R's prop.test for one sample.
 *
 * An approximation: `expected` below 5 in either part is too few for it. `pValue` is two-sided.
 * Not estimable (null) without trials or when the stated share is 0 or 1.
 *
 * Source: Wilson (1927), doi:10.1080/01621459.1927.10502953; Yates (1934), J R Stat Soc Suppl 1:217–235,
 * doi:10.2307/2983604. Checked against R's prop.test as printed for the homicides of Baltimore.
 */
export function proportionTest(
  successes: number,
  trials: number,
  options: { share?: number; continuity?: boolean } = {},
): { statistic: number; pValue: number } | null {
  const { share = 0.5, continuity = true } = options
  checkCount('successes', successes)
  checkCount('trials', trials)
  if (successes > trials)
    throw new RangeError(`successes must not exceed trials, got ${successes} of ${trials}`)
  if (trials === 0 || !(share > 0 && share < 1)) return null
  const distance = Math.abs(successes - trials * share)
  const corrected = Math.max(0, distance - (continuity ? 0.5 : 0))
  const statistic = (corrected * corrected) / (trials * share * (1 - share))
  return { statistic, pValue: chiSquareTail(statistic, 1) }
}
