import { checkConfidence, checkExposure } from './check-argument.ts'
import { type Estimate, notEstimable } from './estimate.ts'
import { normalQuantile } from './special/normal.ts'

/** A time that was seen, and the longest that could have been: from the beginning to the day of the data. */
export interface TruncatedTime {
  readonly time: number
  readonly longest: number
}

/** The share of times up to `time`, among times up to the horizon. */
export interface CurvePoint {
  readonly time: number
  readonly share: number
  readonly low: number
  readonly high: number
  /** The same share without the correction. */
  readonly naive: number
  /** Times that could have been seen to be this long and were no longer: what the step here rests on. */
  readonly atRisk: number
}

export interface TruncatedCurve {
  /** One point for each distinct time, ascending; the last has share 1. */
  readonly points: readonly CurvePoint[]
  readonly horizon: number
  readonly count: number
  readonly notEstimable: string | null
}

/** Fewer times than this behind the longest ones, and the whole curve hangs on one or two of them. */
const leastAtRisk = 5
const leastTimes = 20

/**
 * How times are distributed when short ones are seen first: a gun sold last year and recovered can only have a short time to
 * crime, so a plain distribution leans to short times. Reverse-time product-limit estimate, with pointwise limits on the
 * log-log scale, and the naive curve of the same times beside it.
 *
 * Only times relative to a horizon can be known: the share of those up to `horizon` that are up to t. Units are the caller's
 * (days), the same for all. Assumes that when something began says nothing about how long it takes. 0 ≤ time ≤ longest, else
 * RangeError. n log n.
 * Not estimable with fewer than 20 times, when nothing began a horizon ago, when fewer than 5 times stand behind the longest, or
 * when at some short time nobody else could have been seen (nothing below it can then be told).
 *
 * Source: Lagakos, Barraj and De Gruttola (1988), Biometrika 75:515–523, doi:10.1093/biomet/75.3.515; Kalbfleisch and Lawless
 * (1989), J Am Stat Assoc 84:360–372, doi:10.1080/01621459.1989.10478780. Checked against maximum likelihood by
 * self-consistency on small samples, and by coverage on simulated times.
 */
export function rightTruncated(
  times: readonly TruncatedTime[],
  options: { horizon?: number; confidence?: number } = {},
): TruncatedCurve {
  const { confidence = 0.95 } = options
  checkConfidence(confidence)
  for (const { time, longest } of times) check(time, longest)
  const longestOfAll = times.reduce((most, { longest }) => Math.max(most, longest), 0)
  const horizon = options.horizon ?? longestOfAll
  checkExposure('horizon', horizon)
  const seen = times.filter(({ time }) => time <= horizon)
  const none = (reason: string): TruncatedCurve => ({
    points: [],
    horizon,
    count: seen.length,
    notEstimable: reason,
  })
  if (seen.length < leastTimes)
    return none(`There are ${seen.length} times; at least ${leastTimes} are needed.`)
  if (longestOfAll < horizon)
    return none('Nothing began long enough ago for times up to the horizon to be seen.')
  const steps = stepsOf(seen)
  const last = steps.at(-1)
  const reaching = seen.reduce((sum, { longest }) => sum + (longest >= (last?.time ?? 0) ? 1 : 0), 0)
  if (reaching < leastAtRisk)
    return none(
      `Only ${reaching} of the times could have been as long as the longest; at least ${leastAtRisk} are needed.`,
    )
  if (steps.slice(1).some(step => step.here === step.atRisk))
    return none(
      'At one of the times nothing shorter could have been seen beside it, so nothing below can be told.',
    )
  return {
    points: curveOf(steps, seen.length, normalQuantile((1 + confidence) / 2)),
    horizon,
    count: seen.length,
    notEstimable: null,
  }
}

function check(time: number, longest: number): void {
  if (!(Number.isFinite(time) && time >= 0 && time <= longest && Number.isFinite(longest)))
    throw new RangeError(
      `a time must lie between 0 and the longest that could be seen, got ${time} of ${longest}`,
    )
}

interface Step {
  readonly time: number
  readonly here: number
  readonly atRisk: number
}

/** At each distinct time u: how many are u, and how many are at most u and could have been u or longer. */
function stepsOf(seen: readonly TruncatedTime[]): Step[] {
  const byTime = Float64Array.from(seen, one => one.time).sort()
  const byLongest = Float64Array.from(seen, one => one.longest).sort()
  const steps: Step[] = []
  let tooShort = 0
  for (let from = 0; from < byTime.length; ) {
    const time = byTime[from] ?? 0
    let to = from + 1
    while (to < byTime.length && byTime[to] === time) to++
    // Whoever could not have been seen this long was seen to be shorter: time never exceeds longest.
    while (tooShort < byLongest.length && (byLongest[tooShort] ?? 0) < time) tooShort++
    steps.push({ time, here: to - from, atRisk: to - tooShort })
    from = to
  }
  return steps
}

function curveOf(steps: readonly Step[], count: number, z: number): CurvePoint[] {
  const points: CurvePoint[] = []
  let [share, variance, above] = [1, 0, 0]
  for (const { time, here, atRisk } of steps.toReversed()) {
    const [low, high] = limitsOf(share, Math.sqrt(variance), z)
    points.push({ time, share, low, high, naive: (count - above) / count, atRisk })
    above += here
    if (here === atRisk) break
    share *= 1 - here / atRisk
    variance += here / (atRisk * (atRisk - here))
  }
  return points.reverse()
}

/** Limits of a share from the spread of its logarithm, on the log-log scale, so that they stay between 0 and 1. */
function limitsOf(share: number, spread: number, z: number): [number, number] {
  if (share >= 1 || spread === 0) return [share, share]
  const reach = Math.exp((z * spread) / -Math.log(share))
  return [share ** reach, share ** (1 / reach)]
}

/**
 * The time that a share `p` of all times up to the horizon does not exceed, with its limits (where the curve's own limits cross p),
 * and the naive one. Not estimable where the curve is not.
 */
export function truncatedQuantile(
  curve: TruncatedCurve,
  p: number,
): Estimate & { readonly naive: number | null } {
  checkConfidence(p)
  if (curve.notEstimable !== null) return { ...notEstimable(curve.notEstimable), naive: null }
  const first = (reached: (point: CurvePoint) => boolean) => curve.points.find(reached)?.time ?? curve.horizon
  return {
    value: first(point => point.share >= p),
    low: first(point => point.high >= p),
    high: first(point => point.low >= p),
    naive: first(point => point.naive >= p),
    notEstimable: null,
  }
}

/** The share of times up to `time` among those up to the horizon, with limits, and the naive share. */
export function shareWithin(
  curve: TruncatedCurve,
  time: number,
): Estimate & { readonly naive: number | null } {
  checkExposure('time', time)
  if (curve.notEstimable !== null) return { ...notEstimable(curve.notEstimable), naive: null }
  const point = curve.points.findLast(one => one.time <= time)
  return {
    value: point?.share ?? 0,
    low: point?.low ?? 0,
    high: point?.high ?? 0,
    naive: point?.naive ?? 0,
    notEstimable: null,
  }
}
