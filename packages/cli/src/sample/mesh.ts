import { type Random, randomOf } from './random.ts'

/** Kilometres east and north of the middle of the city. */
export type Point = readonly [number, number]
/** A closed ring without the repeated last point, counter-clockwise. */
export type Ring = readonly Point[]

export const keyOf = (p: Point) => `${p[0].toFixed(4)},${p[1].toFixed(4)}`
const rounded = (x: number, y: number): Point => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4]

/** Points spread over a disc, evened out by Lloyd's method; those beyond `radius` only hold the edge in shape. */
export function spreadSites(random: Random, count: number, radius: number): Point[] {
  let sites: Point[] = Array.from({ length: count }, () => {
    const angle = 2 * Math.PI * random.next()
    const distance = radius * 1.5 * Math.sqrt(random.next())
    return [distance * Math.cos(angle), distance * Math.sin(angle)]
  })
  for (let round = 0; round < 2; round++) sites = voronoi(sites, radius * 2).map(centreOf)
  return sites
}

/** The Voronoi cell of every site inside a square of half-width `half`, each cut out by half-planes. */
export function voronoi(sites: readonly Point[], half: number): Ring[] {
  const square: Ring = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ]
  return sites.map(site => {
    let ring = square
    for (const other of sites) if (other !== site) ring = nearerHalf(ring, site, other)
    const corners = ring.map(([x, y]) => rounded(x, y))
    return corners.filter((p, i) => keyOf(p) !== keyOf(corners[(i + 1) % corners.length] ?? p))
  })
}

/** The part of a convex ring that lies nearer to `site` than to `other`. */
function nearerHalf(ring: Ring, site: Point, other: Point): Ring {
  const nx = other[0] - site[0]
  const ny = other[1] - site[1]
  const limit = (nx * (site[0] + other[0]) + ny * (site[1] + other[1])) / 2
  const side = (p: Point) => nx * p[0] + ny * p[1] - limit
  const kept: Point[] = []
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    const [sp, sq] = [side(p), side(q)]
    if (sp <= 0) kept.push(p)
    if (sp < 0 !== sq < 0 && sp !== sq) {
      const t = sp / (sp - sq)
      kept.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
    }
  })
  return kept
}

/** Bends every edge, the same way on both sides of it, so that neighbours still share every point. */
export function roughen(ring: Ring, seed: number): Ring {
  return ring.flatMap((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    const forward = keyOf(p) < keyOf(q)
    const [from, to] = forward ? [p, q] : [q, p]
    const inner = bend(from, to, randomOf(seed, 'edge', keyOf(from), keyOf(to)), 3)
    return [p, ...(forward ? inner : inner.reverse())]
  })
}

/** Midpoint displacement: the points between two ends, without the ends. */
export function bend(from: Point, to: Point, random: Random, depth: number): Point[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (depth === 0 || length < 0.12) return []
  const shift = (random.next() - 0.5) * 0.22
  const middle = rounded(
    (from[0] + to[0]) / 2 - shift * (to[1] - from[1]),
    (from[1] + to[1]) / 2 + shift * (to[0] - from[0]),
  )
  return [...bend(from, middle, random, depth - 1), middle, ...bend(middle, to, random, depth - 1)]
}

/** Square kilometres; positive when counter-clockwise. */
export function areaOf(ring: Ring): number {
  let twice = 0
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    twice += p[0] * q[1] - q[0] * p[1]
  })
  return twice / 2
}

export function centreOf(ring: Ring): Point {
  let [x, y] = [0, 0]
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    const cross = p[0] * q[1] - q[0] * p[1]
    x += (p[0] + q[0]) * cross
    y += (p[1] + q[1]) * cross
  })
  const area = areaOf(ring)
  return [x / (6 * area), y / (6 * area)]
}

/** Even-odd rule. */
export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) inside = !inside
  })
  return inside
}
