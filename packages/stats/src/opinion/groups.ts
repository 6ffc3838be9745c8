import { type Clustering, firstPoints, kMeans, pick, spreadPoints } from './k-means.ts'
import type { Positions } from './positions.ts'
import { silhouette } from './silhouette.ts'

/** Voters put into opinion groups by way of base clusters: small heaps of voters who stand close together. */
export interface Grouping {
  /** One number per voter of the table: 0 is the first group; −1 who is not in the conversation. */
  readonly groups: Int32Array
  readonly count: number
  /** The base cluster of each member, the members in their order, and the group of each base cluster. */
  readonly base: Int32Array
  readonly members: Uint32Array
  readonly baseGroups: Int32Array
  readonly basePositions: Positions
  /** Each number of groups that was tried; its centres are where the next update starts. */
  readonly tried: ReadonlyMap<number, TriedGroups>
  /** The number with the largest silhouette, whether or not it is the one chosen. */
  readonly best: number
  /** The same with another number of groups, of those tried. */
  readonly choose: (count: number) => Grouping
}

export interface TriedGroups {
  readonly centres: Positions
  readonly silhouette: number
  /** The cluster of each base cluster. */
  readonly cluster: Int32Array
}

/** The name of this way of grouping, to be kept with what it gave. Any change of a result needs a new one. */
export const groupingVersion = 'opinion-groups-2'

/** Most groups that are tried for so many base clusters: 2 to 5. */
export const mostGroups = (bases: number): number => Math.min(5, 2 + Math.floor(bases / 12))

const baseClusters = 100

/**
 * Groups drawn from a seed: base clusters (each voter their own while there are 100 or fewer), then for 2 to 5 groups the best of
 * `restarts` weighted k-means from starts that lie apart, and the number of groups with the largest silhouette. The same positions and
 * the same `random` give the same groups, whatever the history. The largest group is the first.
 *
 * Unlike Polis, which starts from the first rows and goes on from its last answer: see docs/methods/opinion-map.md. Checked on planted
 * groups.
 */
export function drawnGroups(
  positions: Positions,
  members: Uint32Array,
  { random, restarts = 10 }: { random: () => number; restarts?: number },
): Grouping {
  return grouped(positions, members, {
    baseStart: points => spreadPoints(points, baseClusters, { random }),
    baseSteps: 20,
    cluster: (points, count, weights) => {
      const once = () => kMeans(points, spreadPoints(points, count, { random, weights }), { weights })
      let best = once()
      for (let i = 1; i < restarts; i++) {
        const next = once()
        if (next.within < best.within) best = next
      }
      return largestFirst(best, weights)
    },
    weighted: true,
  })
}

/**
 * Groups as Polis makes them at a first start: the first rows are the first centres. It depends on the order of the voters; here to check
 * other people's output, not to be shown. Source: Polis, math/clusters.clj and conversation.clj.
 */
export function firstRowGroups(positions: Positions, members: Uint32Array): Grouping {
  return grouped(positions, members, {
    baseStart: points => firstPoints(points, baseClusters),
    baseSteps: 100,
    cluster: (points, count, weights) => kMeans(points, firstPoints(points, count), { weights }),
    weighted: false,
  })
}

/** Groups that go on from those before: every centre starts where it was, and every group keeps its number. Base clusters move on by two steps. */
export function nextGroups(before: Grouping, positions: Positions, members: Uint32Array): Grouping {
  const start = (points: Positions, count: number) =>
    before.tried.get(count)?.centres ?? firstPoints(points, count)
  return grouped(positions, members, {
    baseStart: () => before.basePositions,
    baseSteps: 2,
    cluster: (points, count, weights) => kMeans(points, start(points, count), { weights }),
    weighted: true,
  })
}

interface Way {
  readonly baseStart: (points: Positions) => Positions
  readonly baseSteps: number
  readonly cluster: (points: Positions, count: number, weights: Float64Array) => Clustering
  /** Whether a base cluster counts for all its voters when the number of groups is chosen; Polis counts it once. */
  readonly weighted: boolean
}

function grouped(positions: Positions, members: Uint32Array, way: Way): Grouping {
  const points = pick(positions, members)
  const { base, centres } = baseOf(points, way)
  const weights = new Float64Array(centres.x.length)
  for (const at of base) weights[at] = (weights[at] as number) + 1
  const tried = new Map<number, TriedGroups>()
  let best = 0
  for (let count = 2; count <= mostGroups(weights.length); count++) {
    const found = way.cluster(centres, count, weights)
    const fit = silhouette(centres, found.cluster, way.weighted ? weights : undefined)
    tried.set(count, { centres: found.centres, silhouette: fit, cluster: found.cluster })
    if (fit >= (tried.get(best)?.silhouette ?? Number.NEGATIVE_INFINITY)) best = count
  }
  const choose = (wanted: number): Grouping => {
    const baseGroups = (tried.get(wanted) ?? tried.get(best))?.cluster ?? new Int32Array(weights.length)
    const groups = new Int32Array(positions.x.length).fill(-1)
    members.forEach((voter, i) => {
      groups[voter] = baseGroups[base[i] as number] as number
    })
    const count = baseGroups.reduce((most, group) => Math.max(most, group + 1), 0)
    return { groups, count, base, members, baseGroups, basePositions: centres, tried, best, choose }
  }
  return choose(best)
}

function baseOf(points: Positions, way: Way): { base: Int32Array; centres: Positions } {
  const each = Int32Array.from(points.x.keys())
  if (points.x.length <= baseClusters) return { base: each, centres: points }
  const { cluster, centres } = kMeans(points, way.baseStart(points), { steps: way.baseSteps })
  return { base: cluster, centres }
}

/** The same clusters, numbered from the heaviest. */
function largestFirst({ cluster, centres, within }: Clustering, weights: Float64Array): Clustering {
  const sizes = new Float64Array(centres.x.length)
  cluster.forEach((c, i) => {
    sizes[c] = (sizes[c] as number) + (weights[i] as number)
  })
  const order = Array.from(sizes.keys()).sort((a, b) => (sizes[b] as number) - (sizes[a] as number))
  return { cluster: cluster.map(c => order.indexOf(c)), centres: pick(centres, order), within }
}
