import { type Day, dayNumber, type GunFact, type GunSummary } from '@understory/model'
import { rightTruncated, shareWithin, truncatedQuantile } from '@understory/stats'

/** Points of the curve that are handed on: more than a picture can show helps nobody. */
const pointsShown = 120

/**
 * Time to crime corrected for right truncation, among guns recovered within `horizon_days` of a sale that lies before the day of the
 * data. Only times counted from two days are used, and no gun whose recovery is dated after that day.
 */
export function correctedTime(
  facts: readonly GunFact[],
  asOf: Day | null,
  { horizon_days, within_days }: { horizon_days: number; within_days: number },
): GunSummary['corrected'] {
  const today = asOf === null ? 0 : dayNumber(asOf)
  const times = facts.flatMap(({ timeToCrime, soldOn }) => {
    if (timeToCrime.basis !== 'dates' || soldOn === null) return []
    const longest = today - dayNumber(soldOn)
    return timeToCrime.days <= longest ? [{ time: timeToCrime.days, longest }] : []
  })
  const curve = rightTruncated(times, { horizon: horizon_days })
  const every = Math.max(1, Math.ceil(curve.points.length / pointsShown))
  return {
    horizon_days,
    count: curve.count,
    notEstimable: curve.notEstimable,
    points: curve.points
      .filter((_, i) => i % every === 0 || i === curve.points.length - 1)
      .map(({ time, share, low, high, naive }) => ({ time, share, low, high, naive })),
    median_days: known(truncatedQuantile(curve, 0.5)),
    withinYear: known(shareWithin(curve, within_days)),
  }
}

function known(estimate: ReturnType<typeof shareWithin>): GunSummary['corrected']['withinYear'] {
  const { value, low, high, naive } = estimate
  return value === null || low === null || high === null || naive === null
    ? null
    : { value, low, high, naive }
}
