import type { Positions } from './positions.ts'

/** Points on the plane put into clusters around centres; `cluster` is one number per point. */
export interface Clustering {
  readonly cluster: Int32Array
  readonly centres: Positions
  /** Weighted sum of squared distances to the centres. */
  readonly within: number
}

/**
 * K-means from given centres: each point goes to the nearest centre, each centre to the weighted mean of its points, until no centre moves
 * by `still` or more, or for at most `steps` steps. Clusters that lose all their points are dropped.
 *
 * Source: Lloyd (1982), IEEE Trans Inf Theory 28:129–137, doi:10.1109/TIT.1982.1056489; the rule for stopping is that of Polis,
 * math/clusters.clj. Checked against Polis' own groups.
 */
export function kMeans(
  points: Positions,
  start: Positions,
  { weights, steps = 20, still = 0.01 }: { weights?: ArrayLike<number>; steps?: number; still?: number } = {},
): Clustering {
  let centres = start
  for (let step = 0; ; step++) {
    const { cluster, within } = assign(points, centres, weights)
    const means = meansOf(points, cluster, centres.x.length, weights)
    const moved = furthestMove(centres, means)
    centres = means.centres
    if (moved < still || step >= steps)
      return { cluster: cluster.map(at => means.kept[at] as number), centres, within }
  }
}

function assign(points: Positions, { x, y }: Positions, weights: ArrayLike<number> | undefined) {
  const cluster = new Int32Array(points.x.length)
  let within = 0
  for (let i = 0; i < cluster.length; i++) {
    const px = points.x[i] as number
    const py = points.y[i] as number
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (let c = 0; c < x.length; c++) {
      const dx = px - (x[c] as number)
      const dy = py - (y[c] as number)
      const distance = dx * dx + dy * dy
      if (distance < least) {
        least = distance
        nearest = c
      }
    }
    cluster[i] = nearest
    within += least * (weights?.[i] ?? 1)
  }
  return { cluster, within }
}

/** Weighted means of the clusters that have points, and where each old cluster went. */
function meansOf(
  points: Positions,
  cluster: Int32Array,
  count: number,
  weights: ArrayLike<number> | undefined,
) {
  const [x, y, weight] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  cluster.forEach((c, i) => {
    const w = weights?.[i] ?? 1
    x[c] = (x[c] as number) + w * (points.x[i] as number)
    y[c] = (y[c] as number) + w * (points.y[i] as number)
    weight[c] = (weight[c] as number) + w
  })
  const full = Array.from(weight.keys()).filter(c => (weight[c] as number) > 0)
  const kept = new Int32Array(count).fill(-1)
  full.forEach((c, at) => {
    kept[c] = at
  })
  const mean = (sums: Float64Array) =>
    Float64Array.from(full, c => (sums[c] as number) / (weight[c] as number))
  return { kept, centres: { x: mean(x), y: mean(y) } }
}

function furthestMove(from: Positions, to: { kept: Int32Array; centres: Positions }): number {
  let most = 0
  to.kept.forEach((at, c) => {
    if (at < 0) return
    const dx = (from.x[c] as number) - (to.centres.x[at] as number)
    const dy = (from.y[c] as number) - (to.centres.y[at] as number)
    most = Math.max(most, Math.hypot(dx, dy))
  })
  return most
}

/** The first `count` different points, as Polis starts a clustering that has no history. */
export function firstPoints({ x, y }: Positions, count: number): Positions {
  const seen = new Set<string>()
  const chosen: number[] = []
  for (let i = 0; i < x.length && chosen.length < count; i++) {
    const key = `${x[i]} ${y[i]}`
    if (!seen.has(key)) chosen.push(i)
    seen.add(key)
  }
  return pick({ x, y }, chosen)
}

/**
 * Drawn starting centres that lie apart: each next one with a chance in proportion to its squared distance from those before.
 *
 * Source: Arthur and Vassilvitskii (2007), k-means++: the advantages of careful seeding, SODA, 1027–1035.
 */
export function spreadPoints(
  points: Positions,
  count: number,
  { random, weights }: { random: () => number; weights?: ArrayLike<number> },
): Positions {
  const distance = Float64Array.from(points.x, (_, i) => weights?.[i] ?? 1)
  const chosen: number[] = []
  while (chosen.length < count) {
    const next = draw(distance, random)
    if (next === null) break
    chosen.push(next)
    for (let i = 0; i < distance.length; i++) {
      const dx = (points.x[i] as number) - (points.x[next] as number)
      const dy = (points.y[i] as number) - (points.y[next] as number)
      const apart = (dx * dx + dy * dy) * (weights?.[i] ?? 1)
      distance[i] = chosen.length === 1 ? apart : Math.min(distance[i] as number, apart)
    }
  }
  return pick(points, chosen)
}

/** A place drawn with a chance in proportion to its size; null where all are 0. */
export function draw(sizes: ArrayLike<number>, random: () => number): number | null {
  let total = 0
  for (let i = 0; i < sizes.length; i++) total += sizes[i] as number
  if (!(total > 0)) return null
  let left = random() * total
  let last: number | null = null
  for (let i = 0; i < sizes.length; i++) {
    if (!((sizes[i] as number) > 0)) continue
    last = i
    left -= sizes[i] as number
    if (left < 0) break
  }
  return last
}

export const pick = ({ x, y }: Positions, chosen: ArrayLike<number>): Positions => ({
  x: Float64Array.from(chosen, i => x[i] as number),
  y: Float64Array.from(chosen, i => y[i] as number),
})
