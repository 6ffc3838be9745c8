import { ears } from './ears.ts'
import { countDistribution, countQuantile } from './special/count-quantile.ts'
import { betaQuantile, incompleteBeta } from './special/incomplete-beta.ts'

const rules = ['C1', 'C2', 'C3'] as const
export type EarlyRule = 'ears-c1' | 'ears-c2' | 'ears-c3'
/** The rules look at seven weeks; the second and third leave out two more. */
export const leastEarlyHistory = 9
const baseline = 7
/** A week is compared with a mean of seven: both are uncertain. */
const widening = Math.sqrt(1 + 1 / baseline)

interface EarlyWeek {
  readonly method: EarlyRule
  readonly expected: number
  readonly upper: number
  readonly p: number
}

/**
 * The newest week of a series with hardly any history by the three rules of EARS, so that in quiet weeks the chance of an alarm of any of them
 * is at most about `chance`. A spread from seven weeks is itself in doubt, so limits come from Student's distribution and not from the normal
 * one; counts are small, so a rule's weeks must also be rare as a Poisson count whose mean the seven weeks leave in doubt; each rule
 * has a third of the chance. The rule that is furthest out speaks. Null with fewer than nine weeks before.
 *
 * Sources: those of `ears.ts`; counts by the predictive distribution under Jeffreys' prior. Checked on simulated quiet series.
 */
export function earlyWeek(counts: readonly number[], chance: number): EarlyWeek | null {
  const at = counts.length - 1
  if (at < leastEarlyHistory) return null
  const own = chance / rules.length
  const limit = widening * studentQuantile(own)
  const judged = rules.flatMap((method): EarlyWeek[] => {
    const end = at - (method === 'C1' ? 0 : 2)
    const seen = sum(counts.slice(end - baseline, end))
    const mean = (seen + 0.5) / baseline
    const week = ears(counts, { method, limit, baseline, leastSpread: Math.sqrt(mean) }).at(-1)
    if (!week || week.expected === null || week.statistic === null || week.upper === null) return []
    const before = method === 'C3' ? sum(counts.slice(at - 2, at)) : 0
    const weeks = method === 'C3' ? 3 : 1
    const variance = weeks * mean * (1 + weeks / baseline)
    const asCount = 1 - countDistribution(before + week.observed - 1, weeks * mean, variance)
    const p = Math.min(1, rules.length * Math.max(asCount, studentTail(week.statistic / widening)))
    const most = countQuantile(1 - own, weeks * mean, variance) - before
    const name = `ears-${method.toLowerCase()}` as EarlyRule
    return [{ method: name, expected: week.expected, upper: Math.max(0, most, Math.floor(week.upper)), p }]
  })
  return judged.reduce<EarlyWeek | null>((best, one) => (best === null || one.p < best.p ? one : best), null)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const freedom = baseline - 1

/** The chance that a variable of Student's distribution is above t. */
function studentTail(t: number): number {
  const beyond = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t >= 0 ? beyond : 1 - beyond
}

/** What it is above with this chance, at most one half. */
function studentQuantile(chance: number): number {
  const x = betaQuantile(Math.min(1, 2 * chance), freedom / 2, 0.5)
  return Math.sqrt(freedom * (1 / x - 1))
}
