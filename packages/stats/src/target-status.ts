import { checkConfidence, checkCount } from './check-argument.ts'
import { ratioLimits } from './count-change.ts'
import type { Estimate } from './estimate.ts'
import { normalQuantile } from './special/normal.ts'

/**
 * Where an indicator stands against its target. `on-path`: better than its baseline by more than chance, and not surely behind what
 * is asked. `behind`: surely short of what is asked, and not worse than the baseline. `worse`: worse than the baseline by more than
 * chance. `cannot-tell`: neither, so far.
 */
export type TargetState = 'on-path' | 'behind' | 'worse' | 'cannot-tell'

/** From which count to which, over how many periods: an 8 % fall over two years of months is { change: -0.08, periods: 24 }. */
export interface TargetPath {
  /** Change of the rate that is asked by the end, as a proportion of the baseline; above −1. */
  readonly change: number
  /** Periods from the start, where nothing is asked yet, to the end. */
  readonly periods: number
}

export interface StatusAsked {
  /** Counts of whole periods before the target began, oldest first; at least as many as `season`. */
  readonly baseline: readonly number[]
  /** Counts of the newest whole periods, oldest first: one season or a whole number of them, so that seasons cancel. */
  readonly recent: readonly number[]
  /** Rate that is asked over these periods, divided by that of the baseline: 0.85 is 15 % less. */
  readonly asked: number
  /** Which way is better. */
  readonly better: 'fewer' | 'more'
  /** Periods in a season: 12 for months. */
  readonly season?: number
  /** Of the interval; 0.99 keeps chance out of nearly every month of ten quiet years. */
  readonly confidence?: number
}

export interface TargetStatus {
  readonly state: TargetState
  /** Rate now divided by that of the baseline, with its interval. */
  readonly ratio: Estimate
  readonly asked: number
  /** Variance of the baseline's counts around their season, divided by their mean; 1 is Poisson, and it is never taken to be less. */
  readonly dispersion: number
}

/**
 * Where an indicator that is a count stands against its target, without calling noise a trend: a state has a colour only where the interval
 * of the ratio leaves out "no change".
 *
 * The interval is that of `countChange` with both counts divided by their dispersion (quasi-likelihood), so that clustered counts
 * need more to show. The dispersion is Pearson's, around the mean of each part of the season where there are two seasons or more in the
 * baseline, else around the mean.
 *
 * Assumes whole periods, the same way of counting in both, and a steady exposure. With confidence 0.99 and a three-year baseline, a city
 * without change shows a colour in 1 % of months on average and, in 95 of 100 such cities, in no more than 5 % of the months of ten years;
 * a test draws them. Throws RangeError for counts that are none, a baseline shorter than a season, or a target of no size.
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., sections 4.5 and 6.2 (dispersion); `countChange` for the limits.
 */
export function targetStatus(asked: StatusAsked): TargetStatus {
  const { baseline, recent, season = 12, confidence = 0.99 } = asked
  baseline.forEach((one, i) => {
    checkCount(`baseline[${i}]`, one)
  })
  recent.forEach((one, i) => {
    checkCount(`recent[${i}]`, one)
  })
  checkConfidence(confidence)
  if (!(asked.asked > 0)) throw new RangeError(`asked must be above 0, got ${asked.asked}`)
  if (baseline.length < season)
    throw new RangeError(`baseline must hold at least ${season} periods, got ${baseline.length}`)
  if (recent.length === 0 || recent.length % season !== 0)
    throw new RangeError(`recent must hold ${season} periods or a multiple, got ${recent.length}`)
  const dispersion = dispersionOf(baseline, season)
  const period = (counts: readonly number[]) => ({ count: sum(counts) / dispersion, exposure: counts.length })
  const ratio = ratioLimits(period(baseline), period(recent), confidence)
  return { state: stateOf(ratio, asked), ratio, asked: asked.asked, dispersion }
}

function stateOf({ low, high }: Estimate, { asked, better }: StatusAsked): TargetState {
  const [least, most] = [low ?? 0, high ?? Number.POSITIVE_INFINITY]
  const fewer = better === 'fewer'
  if (fewer ? least > 1 : most < 1) return 'worse'
  if (fewer ? least > asked : most < asked) return 'behind'
  return (fewer ? most < 1 : least > 1) ? 'on-path' : 'cannot-tell'
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

function dispersionOf(counts: readonly number[], season: number): number {
  const parts = counts.length >= 2 * season ? season : 1
  const means = Array.from({ length: parts }, (_, part) => {
    const own = counts.filter((_, i) => i % parts === part)
    return sum(own) / own.length
  })
  const pearson = sum(
    counts.map((count, i) => {
      const mean = means[i % parts] ?? 0
      return mean > 0 ? (count - mean) ** 2 / mean : 0
    }),
  )
  return Math.max(1, pearson / (counts.length - parts || 1))
}

/**
 * What a path asks over some periods, divided by the baseline: the mean of its steps, each the same share less (or more) than the one before.
 * `from` is the first of the periods, counted from the start of the path (0); periods before the start ask for 1, those after the end for
 * its whole change.
 */
export function pathRatio(path: TargetPath, from: number, periods: number): number {
  if (!(path.change > -1)) throw new RangeError(`change must be above -1, got ${path.change}`)
  if (!(path.periods > 0) || !(periods > 0))
    throw new RangeError('a path and what is asked of it have periods')
  const steps = Array.from({ length: periods }, (_, i) =>
    Math.min(1, Math.max(0, (from + i + 1) / path.periods)),
  )
  return sum(steps.map(step => (1 + path.change) ** step)) / periods
}

/**
 * Periods after a lasting change of this size until it shows in the state with a chance of at least `power`, over a window of one season; null
 * where it does not within the window. By the normal approximation of the log ratio; a test compares it with drawn cities.
 *
 * `mean` is the count per period before, `baseline` the number of periods of the baseline, `change` the proportion (−0.25 is a quarter less).
 */
export function periodsToTell(
  { mean, baseline, change }: { readonly mean: number; readonly baseline: number; readonly change: number },
  options: {
    readonly season?: number
    readonly confidence?: number
    readonly power?: number
    readonly dispersion?: number
  } = {},
): number | null {
  const { season = 12, confidence = 0.99, power = 0.9, dispersion = 1 } = options
  checkConfidence(confidence)
  checkConfidence(power)
  if (!(mean > 0) || !(baseline > 0) || !(change > -1) || change === 0)
    throw new RangeError('mean and baseline must be above 0, change above -1 and not 0')
  const needed = normalQuantile((1 + confidence) / 2) + normalQuantile(power)
  for (let after = 1; after <= season; after++) {
    const now = mean * (season + change * after)
    const spread = Math.sqrt(dispersion * (1 / now + 1 / (mean * baseline)))
    if (Math.abs(Math.log(now / (mean * season))) >= needed * spread) return after
  }
  return null
}
