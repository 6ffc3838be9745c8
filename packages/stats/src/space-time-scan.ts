import { checkConfidence, checkCount, checkExposure } from './check-argument.ts'
import { type Cylinders, type Found, layOut, type ScanPoint, strongest } from './scan-cylinders.ts'
import { byCases, byExpected, recentOf, sum } from './scan-deals.ts'

export type { ScanPoint } from './scan-cylinders.ts'

export interface ScanOptions {
  /** The longest cluster, in periods; all end with the newest period. */
  readonly longest: number
  /** Numbers in [0, 1); the same numbers give the same answer. */
  readonly random: () => number
  /** How often the cases are dealt anew. */
  readonly permutations?: number
  /** A cluster holds at most this share of all cases (Poisson: of all that is expected). */
  readonly largestShare?: number
  readonly leastCases?: number
  /** Stop once so many of the deals were at least as strong: a quiet week is known early. Null goes through with all. */
  readonly enough?: number | null
  /** Expected counts by place and period, in any unit: the Poisson variant. Without them the cases alone say what is expected. */
  readonly expected?: readonly (readonly number[])[]
}

/** More cases than expected in some neighbouring places over the newest periods. */
export interface ScanCluster {
  /** Ids, the centre first, then by distance. */
  readonly places: readonly string[]
  readonly periods: number
  readonly observed: number
  readonly expected: number
  readonly logLikelihoodRatio: number
  /** The chance of a cluster at least this strong anywhere, where there is none. */
  readonly p: number
  /** Scanned once in every period, chance brings one as strong about once in so many periods. */
  readonly recurrence_periods: number
}

export interface SpaceTimeScan {
  /** The strongest first; none shares a place with one before it. Empty where nothing is above expectation. */
  readonly clusters: readonly ScanCluster[]
  readonly cases: number
  /** Deals made. */
  readonly permutations: number
  readonly notEstimable: string | null
}

const mostClusters = 10
/** Ratios of one cylinder reached by another way of adding up. */
const same = 1e-9

/**
 * Where have more cases come together in the newest periods than place and time alone explain? Cylinders of neighbouring places and of lengths
 * that end now are compared with what the cases themselves lead to expect (a place's share of all cases, times the cases of these periods), or
 * with expected counts that are given. The strongest by its Poisson likelihood ratio is judged against the strongest of as many worlds in
 * which the periods are dealt among the cases at random; with expected counts, in which the cases are dealt by them.
 *
 * Places have points on a plane and counts of equally many complete periods, the newest last. A rise of the whole city, and a place that
 * always has many, are no clusters. Growth of one place that goes on for long is one. With `enough` the p-value is sequential. Not estimable
 * with fewer than two places with cases, or not more periods than twice the longest cluster.
 *
 * Source: Kulldorff et al. (2005), PLoS Med 2:e59, doi:10.1371/journal.pmed.0020059; Poisson: Kulldorff (2001), J R Stat Soc A 164:61–72,
 * doi:10.1111/1467-985X.00186; stopping early: Besag and Clifford (1991), Biometrika 78:301–304, doi:10.1093/biomet/78.2.301. Checked
 * against a plain enumeration in Python, exact p-values of all permutations of small inputs, and simulated quiet years.
 */
export function spaceTimeScan(points: readonly ScanPoint[], options: ScanOptions): SpaceTimeScan {
  const { longest, permutations = 999, largestShare = 0.5, leastCases = 2, enough = null } = options
  checkArguments(points, options)
  const weights = options.expected ?? points.map(({ counts }) => counts)
  const isUsed = weights.map(one => sum(one) > 0)
  const used = points.filter((_, i) => isUsed[i])
  const periods = points[0]?.counts.length ?? 0
  const cases = used.reduce((all, { counts }) => all + sum(counts), 0)
  const none = (why: string) => ({ clusters: [], cases, permutations: 0, notEstimable: why })
  if (used.length < 2) return none('Cases are known from fewer than two places.')
  if (periods <= 2 * longest)
    return none(`There are ${periods} periods; more than ${2 * longest} are needed.`)
  if (cases < leastCases) return none(`There are ${cases} cases; at least ${leastCases} are needed.`)
  const deal = options.expected
    ? byExpected(
        options.expected.filter((_, i) => isUsed[i]),
        longest,
        cases,
      )
    : byCases(used, longest, cases)
  const rules = { longest, largestShare, least: leastCases }
  const cylinders = layOut(used, deal.weight, deal.inLast, cases, rules)
  const found: Found[] = []
  const sums = new Int32Array(longest)
  const most = strongest(cylinders, recentOf(used, longest), sums, one => found.push(one))
  if (most === 0) return { clusters: [], cases, permutations: 0, notEstimable: null }
  const recent = new Int32Array(used.length * longest)
  const maxima: number[] = []
  let above = 0
  while (maxima.length < permutations && above !== enough) {
    deal.into(recent, options.random)
    const max = strongest(cylinders, recent, sums)
    maxima.push(max)
    if (max >= most - same) above++
  }
  const stopped = above === enough
  const clusters = apart(cylinders, found).map(one => {
    const asStrong = maxima.filter(max => max >= one.ratio - same).length
    const p = stopped ? asStrong / maxima.length : (asStrong + 1) / (maxima.length + 1)
    return {
      places: placesOf(cylinders, one).map(at => used[at]?.id ?? ''),
      ...{ periods: one.length, observed: one.observed, logLikelihoodRatio: one.ratio },
      expected: cylinders.expected[one.last * longest + one.length - 1] ?? 0,
      ...{ p, recurrence_periods: 1 / p },
    }
  })
  return { clusters, cases, permutations: maxima.length, notEstimable: null }
}

function checkArguments(points: readonly ScanPoint[], options: ScanOptions): void {
  const { longest, permutations = 999, largestShare = 0.5, leastCases = 2, enough, expected } = options
  checkConfidence(largestShare)
  for (const [name, value] of Object.entries({ longest, permutations, leastCases, enough: enough ?? 1 }))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} must be a whole number of at least 1, got ${value}`)
  for (const { counts, x, y } of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError('a place needs a point')
    if (counts.length !== points[0]?.counts.length) throw new RangeError('places need equally many periods')
    for (const count of counts) checkCount('count', count)
  }
  if (!expected) return
  for (const [i, { counts }] of points.entries()) {
    const given = expected[i] ?? []
    if (given.length !== counts.length) throw new RangeError('expected counts need a number for each count')
    for (const one of given) checkExposure('expected', one)
    if (sum(given) === 0 && sum(counts) > 0) throw new RangeError('cases where none are expected')
  }
}

const placesOf = ({ near, start }: Cylinders, { centre, last }: Found): number[] => [
  ...near.slice(start[centre] ?? 0, last + 1),
]

/** The strongest, and after it those that share no place with one before. */
function apart(cylinders: Cylinders, found: readonly Found[]): Found[] {
  const taken = new Set<number>()
  const chosen: Found[] = []
  for (const one of found.toSorted((a, b) => b.ratio - a.ratio)) {
    const places = placesOf(cylinders, one)
    if (places.some(at => taken.has(at))) continue
    for (const at of places) taken.add(at)
    chosen.push(one)
    if (chosen.length === mostClusters) break
  }
  return chosen
}
