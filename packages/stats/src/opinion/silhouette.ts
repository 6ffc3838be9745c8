import type { Positions } from './positions.ts'

/**
 * How well points sit in their cluster, −1 to 1: the mean over points of (b − a) / max(a, b), with a the mean distance to the others of
 * the own cluster and b the mean distance to the nearest other one. A point alone in its cluster counts 0; a single cluster gives 0. With
 * `weights` a point stands for so many; without, this is the value of Polis.
 *
 * Source: Rousseeuw (1987), J Comput Appl Math 20:53–65, doi:10.1016/0377-0427(87)90125-7; Polis, math/clusters.clj. Looks at every pair
 * of points: for base clusters, not for crowds. Checked by hand and against the number of groups that Polis chose.
 */
export function silhouette(points: Positions, cluster: Int32Array, weights?: ArrayLike<number>): number {
  const count = cluster.reduce((most, c) => Math.max(most, c + 1), 0)
  if (count < 2) return 0
  const sizes = new Float64Array(count)
  cluster.forEach((c, i) => {
    sizes[c] = (sizes[c] as number) + (weights?.[i] ?? 1)
  })
  let [sum, total] = [0, 0]
  const distances = new Float64Array(count)
  cluster.forEach((own, i) => {
    const weight = weights?.[i] ?? 1
    total += weight
    distances.fill(0)
    cluster.forEach((other, j) => {
      const dx = (points.x[i] as number) - (points.x[j] as number)
      const dy = (points.y[i] as number) - (points.y[j] as number)
      distances[other] = (distances[other] as number) + (weights?.[j] ?? 1) * Math.sqrt(dx * dx + dy * dy)
    })
    sum += weight * scoreOf(own, distances, sizes)
  })
  return sum / total
}

function scoreOf(own: number, distances: Float64Array, sizes: Float64Array): number {
  if ((sizes[own] as number) <= 1) return 0
  const inside = (distances[own] as number) / ((sizes[own] as number) - 1)
  let outside = Number.POSITIVE_INFINITY
  distances.forEach((distance, c) => {
    if (c !== own) outside = Math.min(outside, distance / (sizes[c] as number))
  })
  const most = Math.max(inside, outside)
  return most > 0 ? (outside - inside) / most : 0
}
