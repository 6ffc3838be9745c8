import { checkConfidence, checkCount } from './check-argument.ts'
import { countQuantile } from './special/count-quantile.ts'

/** How many events of a period were reported with this delay; both in periods (weeks). A period not listed had none. */
export interface ReportedCount {
  readonly period: number
  readonly delay: number
  readonly count: number
}

export interface ReportingDelay {
  /** Share of events reported with at most this delay, by delay from 0; the last is 1. */
  readonly share: readonly number[]
  /** Variance of each share. */
  readonly variance: readonly number[]
  readonly notEstimable: string | null
}

export interface NowcastPeriod {
  readonly period: number
  readonly reported: number
  /** What is expected in the end; `low` and `high` hold the final count with the stated chance. */
  readonly expected: number
  readonly low: number
  readonly high: number
}

export interface Nowcast {
  readonly periods: readonly NowcastPeriod[]
  readonly delay: ReportingDelay
  readonly notEstimable: string | null
}

export interface NowcastOptions {
  /** The newest period that is over. Counts reported after it are not used. */
  readonly now: number
  /** Delay after which nothing more is expected. */
  readonly longestDelay: number
  /** How many of the newest periods delays and levels are learnt from. */
  readonly memory?: number
  readonly confidence?: number
}

const leastEvents = 30
const leastWhole = 8
/** Levels drift from one season to the next by about this share, whatever the last periods show. */
const drift = 0.15

/**
 * How long reports take, from periods that are still filling up: at each delay the share that came exactly then among those that came by
 * then, of periods old enough to show it (the reverse-time product limit in whole periods).
 * Not estimable with fewer than 30 events.
 *
 * Source: Lawless (1994), Can J Stat 22:15–31.
 */
export function reportingDelay(rows: readonly ReportedCount[], options: NowcastOptions): ReportingDelay {
  const { now, longestDelay, memory = 52 } = options
  const exactly = new Float64Array(longestDelay + 1)
  const byThen = new Float64Array(longestDelay + 1)
  let events = 0
  for (const { period, delay, count } of seenBy(rows, options)) {
    if (period <= now - memory) continue
    events += count
    exactly[delay] = (exactly[delay] ?? 0) + count
    for (let u = delay; u <= Math.min(longestDelay, now - period); u++) byThen[u] = (byThen[u] ?? 0) + count
  }
  if (events < leastEvents)
    return {
      share: [],
      variance: [],
      notEstimable: `There are ${events} events; at least ${leastEvents} are needed.`,
    }
  const share = new Array<number>(longestDelay + 1).fill(1)
  const variance = new Array<number>(longestDelay + 1).fill(0)
  let [left, doubt] = [1, 0]
  for (let u = longestDelay; u > 0; u--) {
    const [here, all] = [exactly[u] ?? 0, byThen[u] ?? 0]
    if (all > 0 && here < all) {
      left *= 1 - here / all
      doubt += here / (all * (all - here))
    }
    share[u - 1] = left
    variance[u - 1] = left ** 2 * doubt
  }
  return { share, variance, notEstimable: null }
}

/**
 * The newest periods as they will be when all reports are in: what is reported so far, what is expected in the end, and an interval that
 * holds the final count with the stated chance. Not-yet-reported events follow a negative binomial distribution: a gamma level learnt
 * from periods that are whole, what was reported of this one, and the doubt about the share reported by now.
 *
 * Assumes that delays of the last `memory` periods still hold, and that late events come independently.
 * Not estimable with fewer than 30 events or fewer than 8 whole periods in the memory.
 *
 * Source: Lawless (1994) as above; the gamma and Poisson level as in Höhle and an der Heiden (2014), Biometrics 70:993–1002,
 * doi:10.1111/biom.12194, with one level in place of a curve. Checked on a triangle counted by hand and by coverage over simulated weeks.
 */
export function nowcast(rows: readonly ReportedCount[], options: NowcastOptions): Nowcast {
  const { now, longestDelay, memory = 52, confidence = 0.9 } = options
  checkConfidence(confidence)
  checkCount('longestDelay', longestDelay)
  const seen = seenBy(rows, options)
  const totals = new Map<number, number>()
  for (const { period, count } of seen) totals.set(period, (totals.get(period) ?? 0) + count)
  const first = Math.max(now - memory + 1, Math.min(now, ...totals.keys()))
  const delay = reportingDelay(rows, options)
  if (delay.notEstimable !== null) return { periods: [], delay, notEstimable: delay.notEstimable }
  const whole: number[] = []
  for (let period = first; period <= now - longestDelay; period++) whole.push(totals.get(period) ?? 0)
  if (whole.length < leastWhole) {
    const notEstimable = `There are ${whole.length} whole periods; at least ${leastWhole} are needed.`
    return { periods: [], delay, notEstimable }
  }
  const level = levelOf(whole)
  const periods: NowcastPeriod[] = []
  for (let period = Math.max(first, now - longestDelay + 1); period <= now; period++)
    periods.push(periodAt(period, totals.get(period) ?? 0, now - period, { delay, level, confidence }))
  return { periods, delay, notEstimable: null }
}

function seenBy(rows: readonly ReportedCount[], { now, longestDelay }: NowcastOptions): ReportedCount[] {
  for (const { count, delay } of rows) {
    checkCount('count', count)
    checkCount('delay', delay)
  }
  return rows.filter(({ period, delay }) => period + delay <= now && delay <= longestDelay)
}

/** The gamma distribution of levels, as shape and rate: by moments, never surer than the drift allows. */
function levelOf(whole: readonly number[]): { shape: number; rate: number } {
  const mean = Math.max(0.1, whole.reduce((a, b) => a + b, 0) / whole.length)
  const variance = whole.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (whole.length - 1)
  const between = Math.max(variance - mean, (drift * mean) ** 2)
  return { shape: mean ** 2 / between, rate: mean / between }
}

interface Known {
  readonly delay: ReportingDelay
  readonly level: { readonly shape: number; readonly rate: number }
  readonly confidence: number
}

function periodAt(
  period: number,
  reported: number,
  age: number,
  { delay, level, confidence }: Known,
): NowcastPeriod {
  const share = delay.share[age] ?? 1
  const shape = level.shape + reported
  const mean = (shape * (1 - share)) / (level.rate + share)
  const slope = (shape * (level.rate + 1)) / (level.rate + share) ** 2
  const variance = mean + mean ** 2 / shape + slope ** 2 * (delay.variance[age] ?? 0)
  const tail = (1 - confidence) / 2
  const more = (probability: number) => (mean === 0 ? 0 : countQuantile(probability, mean, variance))
  return {
    period,
    reported,
    expected: reported + mean,
    low: reported + more(tail),
    high: reported + more(1 - tail),
  }
}

/** A past nowcast and what the count became. */
export interface ScoredNowcast {
  readonly low: number
  readonly high: number
  readonly final: number
}

/**
 * How good past intervals were: the share that held the final count, and their mean score (width plus a penalty for every miss; smaller
 * is better). Null for none. Source: Gneiting and Raftery (2007), J Am Stat Assoc 102:359–378, doi:10.1198/016214506000001437,
 * section 6.2.
 */
export function scoreNowcasts(
  past: readonly ScoredNowcast[],
  { confidence = 0.9 }: { confidence?: number } = {},
): { held: number; intervalScore: number } | null {
  checkConfidence(confidence)
  if (past.length === 0) return null
  const penalty = 2 / (1 - confidence)
  let [held, score] = [0, 0]
  for (const { low, high, final } of past) {
    if (low <= final && final <= high) held++
    score += high - low + penalty * (Math.max(0, low - final) + Math.max(0, final - high))
  }
  return { held: held / past.length, intervalScore: score / past.length }
}
