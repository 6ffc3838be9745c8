import type { AreaGeometry } from '@understory/model'
import { polygonsOf } from './feature-collection.ts'

/**
 * The edges of one area, sorted into horizontal strips, so that asking whether it holds a point looks at a few edges.
 * Every edge runs upwards whichever way its ring does: two neighbours compute the same number for a shared edge, and
 * a point on it falls to exactly one of them (the one to its right, by the half-open even-odd rule).
 */
export interface AreaStrips {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly stripsPerDegree: number
  /** Where each strip's edges begin in `edges`, one more than there are strips; counted in numbers. */
  readonly starts: Int32Array
  /** x and y of the lower end, x and y of the upper end, and so on. */
  readonly edges: Float64Array
}

const edgesPerStrip = 3
const mostStrips = 4096

export function buildStrips(geometry: AreaGeometry): AreaStrips {
  const upward = upwardEdges(geometry)
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x0, y0, x1, y1] of upward) {
    west = Math.min(west, x0, x1)
    east = Math.max(east, x0, x1)
    south = Math.min(south, y0)
    north = Math.max(north, y1)
  }
  const strips = Math.max(1, Math.min(mostStrips, Math.ceil(upward.length / edgesPerStrip)))
  const stripsPerDegree = north > south ? strips / (north - south) : 0
  const stripOf = (y: number) => Math.min(strips - 1, Math.floor((y - south) * stripsPerDegree))
  const starts = new Int32Array(strips + 1)
  for (const [, y0, , y1] of upward) {
    for (let s = stripOf(y0); s <= stripOf(y1); s++) starts[s + 1] = (starts[s + 1] ?? 0) + 4
  }
  for (let s = 0; s < strips; s++) starts[s + 1] = (starts[s + 1] ?? 0) + (starts[s] ?? 0)
  const edges = new Float64Array(starts[strips] ?? 0)
  const fill = starts.slice(0, strips)
  for (const edge of upward) {
    for (let s = stripOf(edge[1]); s <= stripOf(edge[3]); s++) {
      edges.set(edge, fill[s] ?? 0)
      fill[s] = (fill[s] ?? 0) + 4
    }
  }
  return { west, south, east, north, stripsPerDegree, starts, edges }
}

/** Even-odd rule over all rings, so holes are outside. */
export function stripsContain(area: AreaStrips, x: number, y: number): boolean {
  if (!(x >= area.west && x <= area.east && y >= area.south && y <= area.north)) return false
  const { starts, edges } = area
  const strip = Math.min(starts.length - 2, Math.floor((y - area.south) * area.stripsPerDegree))
  const end = starts[strip + 1] as number
  let inside = false
  for (let i = starts[strip] as number; i < end; i += 4) {
    const y0 = edges[i + 1] as number
    const y1 = edges[i + 3] as number
    if (y0 > y || y1 <= y) continue
    const x0 = edges[i] as number
    if (x < x0 + (((edges[i + 2] as number) - x0) * (y - y0)) / (y1 - y0)) inside = !inside
  }
  return inside
}

export type Edge = readonly [x0: number, y0: number, x1: number, y1: number]

/** All edges that are not level, each from its lower to its upper end. */
export function upwardEdges(geometry: AreaGeometry): Edge[] {
  return ringEdges(geometry)
    .filter(([, y0, , y1]) => y0 !== y1)
    .map(([x0, y0, x1, y1]) => (y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]))
}

/** All edges of all rings, as drawn. */
export function ringEdges(geometry: AreaGeometry): Edge[] {
  const edges: Edge[] = []
  for (const ring of polygonsOf(geometry).flat()) {
    let [x0 = 0, y0 = 0] = ring.at(-1) ?? []
    for (const [x = 0, y = 0] of ring) {
      if (x !== x0 || y !== y0) edges.push([x0, y0, x, y])
      ;[x0, y0] = [x, y]
    }
  }
  return edges
}
