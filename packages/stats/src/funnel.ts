import { checkExposure } from './check-argument.ts'
import type { CountedUnit } from './shrunken-rates.ts'
import { countDistribution, countQuantile } from './special/count-quantile.ts'

/** Where a unit lies: `usual` inside the limits of 95 %, `unusual` beyond them, `extreme` beyond those of 99.8 %. */
export type FunnelPlace = 'usual' | 'unusual-high' | 'extreme-high' | 'unusual-low' | 'extreme-low'

/** The rates between which a unit of this exposure is expected to lie. */
export interface FunnelLimits {
  readonly exposure: number
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
}

export interface Funnel {
  /** Events over exposure of all units together: the middle of the funnel. */
  readonly overall: number | null
  /** Variance of a count over its mean; 1 where units differ by chance alone. */
  readonly dispersion: number | null
  readonly places: readonly FunnelPlace[]
  readonly limits: readonly FunnelLimits[]
  readonly notEstimable: string | null
}

const leastUnits = 5
/** This share of the units is pulled in at each end before their spread is measured: the odd ones must not hide themselves. */
const winsorised = 0.1

/**
 * A funnel plot: every unit's rate against its exposure, with the limits in which it would lie if all had the same rate. Small units lie
 * far out by chance; the funnel says how far. Limits are those of a Poisson count, or of a negative binomial one where units differ by
 * more than chance (`spread: 'between-units'`): then only those that stand out of that spread are marked.
 *
 * `at` are the exposures at which limits are drawn. Limits are exact in the sense of whole counts: the largest count with at least the
 * stated chance. Not estimable with fewer than 5 units with exposure, or without any event.
 *
 * Source: Spiegelhalter (2005), Stat Med 24:1185–1202, doi:10.1002/sim.1970 (limits of 95 and 99.8 %, winsorised
 * over-dispersion, section 3.2 and appendix A.3.1). Checked against exact sums and by simulation.
 */
export function funnel(
  units: readonly CountedUnit[],
  at: readonly number[],
  { spread = 'between-units' }: { spread?: 'chance' | 'between-units' } = {},
): Funnel {
  for (const { count, exposure } of units) {
    checkExposure('count', count)
    checkExposure('exposure', exposure)
  }
  for (const exposure of at) checkExposure('at', exposure)
  const known = units.filter(unit => unit.exposure > 0)
  const events = known.reduce((sum, unit) => sum + unit.count, 0)
  const none = (reason: string): Funnel => ({
    overall: null,
    dispersion: null,
    places: [],
    limits: [],
    notEstimable: reason,
  })
  if (known.length < leastUnits)
    return none(`There are ${known.length} units; at least ${leastUnits} are needed.`)
  if (events === 0) return none('There is no event at all, so there is no rate to compare with.')
  const overall = events / known.reduce((sum, unit) => sum + unit.exposure, 0)
  const dispersion = spread === 'chance' ? 1 : dispersionOf(known, overall)
  return {
    overall,
    dispersion,
    places: units.map(unit => placeOf(unit, overall, dispersion)),
    limits: at.filter(exposure => exposure > 0).map(exposure => limitsAt(exposure, overall, dispersion)),
    notEstimable: null,
  }
}

/** From square roots of counts, whose spread does not depend on their size, the ends pulled in. */
function dispersionOf(units: readonly CountedUnit[], overall: number): number {
  const scores = units
    .map(({ count, exposure }) => 2 * (Math.sqrt(count) - Math.sqrt(overall * exposure)))
    .sort((a, b) => a - b)
  const cut = Math.floor(scores.length * winsorised)
  const [low, high] = [scores[cut] ?? 0, scores[scores.length - 1 - cut] ?? 0]
  const pulled = scores.map(score => Math.min(high, Math.max(low, score)))
  return Math.max(1, pulled.reduce((sum, score) => sum + score ** 2, 0) / pulled.length)
}

function placeOf({ count, exposure }: CountedUnit, overall: number, dispersion: number): FunnelPlace {
  const mean = overall * exposure
  const above = 1 - countDistribution(count - 1, mean, mean * dispersion)
  const below = countDistribution(count, mean, mean * dispersion)
  if (above <= 0.001) return 'extreme-high'
  if (above <= 0.025) return 'unusual-high'
  if (below <= 0.001) return 'extreme-low'
  return below <= 0.025 ? 'unusual-low' : 'usual'
}

function limitsAt(exposure: number, overall: number, dispersion: number): FunnelLimits {
  const mean = overall * exposure
  const rate = (probability: number) => countQuantile(probability, mean, mean * dispersion) / exposure
  return { exposure, low95: rate(0.025), high95: rate(0.975), low998: rate(0.001), high998: rate(0.999) }
}
