import { checkCount, checkExposure } from './check-argument.ts'
import { cusum, cusumLimit } from './cusum.ts'
import { type EarlyRule, earlyWeek, leastEarlyHistory } from './early-week.ts'
import { falseDiscovery } from './false-discovery.ts'
import { farringtonWeek } from './farrington.ts'
import { type FitRow, fitSeason, leverageOf, meanOf, type SeasonalFit } from './seasonal-fit.ts'
import { countDistribution, countQuantile } from './special/count-quantile.ts'

/** Weekly counts of one thing in one place, oldest first, complete weeks alone. */
export interface WeeklySeries {
  readonly id: string
  readonly counts: readonly number[]
}

/** What judged the newest week; `ears-…` says which of the three rules spoke loudest. */
export type SignalMethod = 'farrington' | 'level' | EarlyRule

/** What is said of a series in its newest week. */
export interface WeeklySignal {
  readonly id: string
  readonly method: SignalMethod | null
  readonly observed: number
  readonly expected: number | null
  /** The count above which this week alone is an alarm. */
  readonly upper: number | null
  /** The chance of a count at least this large in a quiet week, and the same with all series looked at (false discovery rate). */
  readonly p: number | null
  readonly q: number | null
  /** This week stands out by itself; or small rises of the last weeks have added up. */
  readonly sudden: boolean
  readonly lasting: boolean
  readonly notEstimable: string | null
}

export interface SignalBudget {
  /** False alarms that are accepted in a year over all series together, half for each kind of alarm. */
  readonly falseAlarmsPerYear: number
}

const weeksPerYear = 52
const seasonalHistory = 3 * weeksPerYear + 30
const leastHistory = 26
/** Weeks that levels and sums are taken from. */
const memory = 52
/** Sums over fitted expectations alarm more often than over true ones: they get this part of their half of the budget. */
const sumShare = 0.6
/** Weeks over which small rises add up. */
const summed = 13
/** The newest weeks are left out of the level that they are held against. */
const gap = 2

/**
 * What changed this week, over many series at once, with a budget of false alarms for all of them: a week far above the same weeks of
 * earlier years (with less history above the level of the last year, with hardly any above the last weeks), or small rises that lasted. Thresholds are set so that in quiet
 * years no more false alarms are expected than the budget says, whatever the number of series; counts are whole, so there are fewer.
 *
 * Series may differ in length; each ends with the same newest week. Not estimable with fewer than 9 weeks before it; lasting rises need more.
 *
 * Sources: those of `farrington.ts`, `ears.ts`, `cusum.ts` and `false-discovery.ts`; a budget for the whole as in Bonferroni's rule. Checked on
 * simulated quiet cities, sparse, seasonal and clustered, and with planted changes.
 */
export function weeklySignals(
  series: readonly WeeklySeries[],
  { falseAlarmsPerYear }: SignalBudget,
): WeeklySignal[] {
  checkExposure('falseAlarmsPerYear', falseAlarmsPerYear)
  if (falseAlarmsPerYear === 0) throw new RangeError('falseAlarmsPerYear must be above 0')
  for (const { counts } of series) for (const count of counts) checkCount('count', count)
  const perSeriesWeek = falseAlarmsPerYear / 2 / (weeksPerYear * Math.max(1, series.length))
  const limit = limitFor(1 / (sumShare * perSeriesWeek))
  const judged = series.map(one => judge(one, Math.min(0.5, perSeriesWeek), limit))
  const known = judged.filter(one => one.p !== null)
  const adjusted = falseDiscovery(known.map(one => Math.min(1, Math.max(0, one.p ?? 1))))
  const qOf = new Map(known.map((one, i) => [one, adjusted[i] ?? null]))
  return judged.map(one => ({ ...one, q: qOf.get(one) ?? null }))
}

/** The limit depends on the budget alone; working it out takes longer than a city's week. */
const limits = new Map<number, number>()
function limitFor(weeksBetween: number): number {
  const weeks = Math.min(1e6, Math.max(3, weeksBetween))
  const known = limits.get(weeks)
  if (known !== undefined) return known
  const limit = cusumLimit(weeks)
  limits.set(weeks, limit)
  return limit
}

function judge(
  { id, counts }: WeeklySeries,
  threshold: number,
  limit: number,
): Omit<WeeklySignal, 'q'> & { q: null } {
  const at = counts.length - 1
  const observed = counts[at] ?? 0
  const blank = {
    id,
    observed,
    method: null,
    expected: null,
    upper: null,
    p: null,
    q: null,
    sudden: false,
    lasting: false,
  }
  if (at < leastHistory) {
    const early = earlyWeek(counts, threshold)
    return early === null
      ? {
          ...blank,
          notEstimable: `There are ${Math.max(0, at)} weeks before; at least ${leastEarlyHistory} are needed.`,
        }
      : { ...blank, ...early, sudden: early.p <= threshold, notEstimable: null }
  }
  const lasting = isLasting(counts, limit)
  if (at >= seasonalHistory) {
    const week = farringtonWeek(counts, at, { alpha: threshold })
    if (week.notEstimable === null && week.p !== null) {
      const { expected, upper, p } = week
      return {
        ...blank,
        method: 'farrington',
        expected,
        upper,
        p,
        sudden: p <= threshold,
        lasting,
        notEstimable: null,
      }
    }
  }
  const { mean, variance } = levelBefore(counts, at)
  const p = 1 - countDistribution(observed - 1, mean, variance)
  const upper = countQuantile(1 - threshold, mean, variance)
  return {
    ...blank,
    method: 'level',
    expected: mean,
    upper,
    p,
    sudden: p <= threshold,
    lasting,
    notEstimable: null,
  }
}

/** Mean of the weeks before, and the variance of a new one: their spread, and the doubt about the mean. */
function levelBefore(counts: readonly number[], at: number): { mean: number; variance: number } {
  const weeks = counts.slice(Math.max(0, at - gap - memory), at - gap)
  const total = weeks.reduce((a, b) => a + b, 0)
  // Half an event more than were seen: a year without any does not make the first one impossible.
  const mean = (total + 0.5) / weeks.length
  const spread = weeks.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (weeks.length - 1)
  const dispersion = Math.max(1, spread / mean)
  return { mean, variance: dispersion * (mean + mean / weeks.length) }
}

/** Has the sum passed its limit in the newest week? Its weeks are held against the years before all of them. */
function isLasting(counts: readonly number[], limit: number): boolean {
  const from = counts.length - summed
  if (from < leastHistory) return false
  const weeks = counts.slice(from).map((count, i) => ({ count, ...expectedAt(counts, from, from + i) }))
  return cusum(weeks, { limit }).at(-1)?.alarm ?? false
}

/** With three years before: season and trend; else the level of the year before. */
function expectedAt(
  counts: readonly number[],
  before: number,
  week: number,
): { mean: number; variance: number } {
  const fit = before >= seasonalHistory ? seasonBefore(counts, before) : null
  if (fit === null) return levelBefore(counts, before + gap)
  const row = seasonRow(week)
  const mean = Math.max(0.05, meanOf(fit, row))
  return { mean, variance: fit.dispersion * (mean + mean ** 2 * leverageOf(fit, row.design)) }
}

const seasonRow = (week: number): Omit<FitRow, 'count'> => {
  const angle = (2 * Math.PI * week) / 52.1775
  return { design: [1, Math.cos(angle), Math.sin(angle)], logDays: 0 }
}

/** The same weeks are asked about many times in a row: the last fit of each series is kept. */
const fits = new WeakMap<readonly number[], { before: number; fit: SeasonalFit | null }>()
function seasonBefore(counts: readonly number[], before: number): SeasonalFit | null {
  const known = fits.get(counts)
  if (known && known.before === before) return known.fit
  const from = Math.max(0, before - 5 * weeksPerYear)
  const rows = counts.slice(from, before).map((count, i) => ({ ...seasonRow(from + i), count }))
  const fit = rows.some(row => row.count > 0) ? fitSeason(rows) : null
  fits.set(counts, { before, fit })
  return fit
}
