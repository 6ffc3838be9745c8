import { type Day, dayNumber, dayOfNumber, type GunFact, type GunSummary } from '@understory/model'
import { rightTruncated, shareWithin, truncatedQuantile } from '@understory/stats'

/** Points of the curve that are handed on: more than a picture can show helps nobody. */
const pointsShown = 120

/** Recoveries before this share of them are taken for stragglers from before the collection began. */
const stragglers = 0.02

/**
 * The day from which recoveries are collected. A gun sold before it that came up before it is missing, so sales before it show
 * long times only: they are left out.
 */
function beginningOf(facts: readonly GunFact[]): number | null {
  const days = facts.flatMap(({ recoveredOn }) => (recoveredOn === null ? [] : [dayNumber(recoveredOn)]))
  return days.sort((a, b) => a - b)[Math.floor(days.length * stragglers)] ?? null
}

/**
 * Time to crime corrected for right truncation, among guns recovered within `horizon_days` of a sale that lies before the day of the
 * data and after the collection
 * of recoveries began. Only times counted from two days are used, and no gun whose recovery is dated after that day.
 */
export function correctedTime(
  facts: readonly GunFact[],
  asOf: Day | null,
  { horizon_days, within_days }: { horizon_days: number; within_days: number },
): GunSummary['corrected'] {
  const today = asOf === null ? 0 : dayNumber(asOf)
  const from = beginningOf(facts)
  const times = facts.flatMap(({ timeToCrime, soldOn }) => {
    if (timeToCrime.basis !== 'dates' || soldOn === null || from === null || dayNumber(soldOn) < from)
      return []
    const longest = today - dayNumber(soldOn)
    return timeToCrime.days <= longest ? [{ time: timeToCrime.days, longest }] : []
  })
  const curve = rightTruncated(times, { horizon: horizon_days })
  const every = Math.max(1, Math.ceil(curve.points.length / pointsShown))
  return {
    horizon_days,
    soldFrom: from === null ? null : dayOfNumber(from),
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
