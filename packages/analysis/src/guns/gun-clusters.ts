import { type Day, dayNumber, dayOfNumber, type GunCluster, type GunFact } from '@understory/model'
import { type ScanCluster, seeded, spaceTimeScan } from '@understory/stats'
import type { AreaPoint, AreaPoints } from './area-points.ts'
import { hasMark, marks, scanAlarmsPerYear } from './gun-signals.ts'
import { mondayOf, weekOf } from './weeks.ts'

/** What is searched for clusters, each by itself. Append only: the position seeds the search. */
export const clusterSeries = ['all', ...marks, 'out-of-state'] as const
export type ClusterSeries = (typeof clusterSeries)[number]

const weeksScanned = 52
const leastWeeks = 26
const longest_weeks = 4
/** Two guns of one stop are no cluster. */
const leastGuns = 3
const weeksShown = 26
/** So many deals at least as strong, and no p-value can come below the limit any more. */
const enough = 5
/** Each series has an equal part of the scan's share of the budget, week by week. */
const limit = scanAlarmsPerYear / (52 * clusterSeries.length)

export type FoundCluster = Omit<GunCluster, 'state' | 'outcome' | 'steps'>
export interface FoundClusters {
  readonly clusters: readonly FoundCluster[]
  /** Series with too few guns, areas or weeks. */
  readonly notEstimable: readonly ClusterSeries[]
  /** Guns of the weeks scanned whose area is not stated or not known. */
  readonly withoutPoint: number
}

/** The weeks in which a gun counts: of its recovery; where the source is asked, of its trace. Null where it does not belong. */
function dayIn(series: ClusterSeries, fact: GunFact): Day | null {
  if (series === 'all') return fact.recoveredOn
  if (series !== 'out-of-state') return hasMark(series, fact) ? fact.recoveredOn : null
  const known = fact.dealerState !== null && fact.recoveryState !== null
  return known && fact.dealerState !== fact.recoveryState ? fact.traceCompletedOn : null
}

/**
 * Neighbouring recovery areas in which more guns have come together over the last one to four whole weeks than place and time alone explain,
 * within the scan's share of the budget of false alarms, strongest first. Method: docs/methods/space-time-scan.md.
 */
export function gunClusters(
  facts: readonly GunFact[],
  asOf: Day,
  points: Pick<AreaPoints, 'find'>,
  { permutations = 999 }: { permutations?: number } = {},
): FoundClusters {
  const last = weekOf(dayOfNumber(dayNumber(asOf) + 1)) - 1
  const first = facts.reduce(
    (low, { recoveredOn }) => Math.min(low, recoveredOn === null ? low : weekOf(recoveredOn)),
    last,
  )
  const weeks = Math.min(weeksScanned, last - first + 1)
  const clusters: FoundCluster[] = []
  const notEstimable: ClusterSeries[] = []
  let withoutPoint = 0
  for (const [no, series] of clusterSeries.entries()) {
    const { places, unplaced } = countByPlace(facts, series, { last, weeks }, points)
    if (series === 'all') withoutPoint = unplaced
    const scan = spaceTimeScan(
      places.map(({ point, counts }) => ({ id: point.name, x: point.x_km, y: point.y_km, counts })),
      { longest: longest_weeks, leastCases: leastGuns, permutations, enough, random: seeded(last * 31 + no) },
    )
    if (scan.notEstimable !== null || weeks < leastWeeks) notEstimable.push(series)
    else
      for (const one of scan.clusters)
        if (one.p <= limit) clusters.push(clusterOf(one, series, last, places, permutations))
  }
  return { clusters: clusters.sort((a, b) => a.p - b.p), notEstimable, withoutPoint }
}

interface PlaceCounts {
  readonly point: AreaPoint
  readonly counts: number[]
}

function countByPlace(
  facts: readonly GunFact[],
  series: ClusterSeries,
  { last, weeks }: { last: number; weeks: number },
  { find }: Pick<AreaPoints, 'find'>,
): { places: PlaceCounts[]; unplaced: number } {
  const places = new Map<string, PlaceCounts>()
  let unplaced = 0
  for (const fact of facts) {
    const day = dayIn(series, fact)
    const at = day === null ? -1 : weekOf(day) - (last - weeks + 1)
    if (at < 0 || at >= weeks) continue
    const point = fact.recoveryArea === null ? null : find(fact.recoveryArea)
    if (point === null) {
      unplaced++
      continue
    }
    const known = places.get(point.name) ?? { point, counts: new Array<number>(weeks).fill(0) }
    known.counts[at] = (known.counts[at] ?? 0) + 1
    places.set(point.name, known)
  }
  return { places: [...places.values()].sort((a, b) => (a.point.name < b.point.name ? -1 : 1)), unplaced }
}

function clusterOf(
  found: ScanCluster,
  series: ClusterSeries,
  last: number,
  places: readonly PlaceCounts[],
  permutations: number,
): FoundCluster {
  const week = mondayOf(last)
  const names = new Set(found.places)
  const inside = places.filter(one => names.has(one.point.name))
  const counts = (inside[0]?.counts ?? []).map((_, w) =>
    inside.reduce((sum, one) => sum + (one.counts[w] ?? 0), 0),
  )
  return {
    subject: `${week} | ${series} | ${found.places[0]} + ${found.places.length - 1} | ${found.periods} weeks`,
    ...{ week, series, from: mondayOf(last - found.periods + 1), weeks: found.periods },
    ...{ places: [...found.places], observed: found.observed, expected: found.expected, p: found.p },
    recurrence_weeks: found.recurrence_periods / clusterSeries.length,
    atLeast: found.p <= 1 / (permutations + 1),
    counts: counts.slice(-weeksShown),
  }
}
