import type { AreaGeometry } from '@understory/model'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { planarRingArea, planarTriangleArea, presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { polygonsOf } from './feature-collection.ts'

/** A page draws all outlines of a version: what the JSON of their coordinates may weigh. 278 areas: 45 kB. */
export const outlineBudget_bytes = (areaCount: number): number => 6_000 + 140 * areaCount

type Areas = { areas: GeometryCollection }

/**
 * Outlines for small maps: borders are simplified once and shared by their neighbours (Visvalingam's method on a
 * TopoJSON topology), so no gaps open between areas. Four decimals of a degree are about ten metres.
 */
export function simplifyOutlines(geometries: readonly AreaGeometry[]): AreaGeometry[] {
  const features: Feature[] = geometries.map(geometry => ({ type: 'Feature', properties: {}, geometry }))
  const collection: FeatureCollection = { type: 'FeatureCollection', features }
  const full = presimplify(topology({ areas: collection }, 1e5) as Topology<Areas>, planarTriangleArea)
  const weights = innerWeights(full)
  const budget = outlineBudget_bytes(geometries.length)
  // A point takes ten characters at the least, so no more of them than this can fit.
  let [fits, fitsNot] = [0, Math.min(weights.length, Math.ceil(budget / 10)) + 1]
  let best = outlinesAt(full, geometries, Number.POSITIVE_INFINITY)
  while (fitsNot - fits > 1) {
    const count = (fits + fitsNot) >> 1
    const outlines = outlinesAt(full, geometries, weights[count - 1] ?? 0)
    if (JSON.stringify(outlines.map(o => o.coordinates)).length <= budget) {
      best = outlines
      fits = count
    } else fitsNot = count
  }
  return best
}

/** The weights of all points that may go, the weightiest first. */
function innerWeights(full: Topology<Areas>): Float64Array {
  const weights = full.arcs.flatMap(arc =>
    arc.flatMap(point => (Number.isFinite(point[2]) ? [point[2] ?? 0] : [])),
  )
  return Float64Array.from(weights).sort().reverse()
}

function outlinesAt(
  full: Topology<Areas>,
  originals: readonly AreaGeometry[],
  least: number,
): AreaGeometry[] {
  const simple = simplify(full, least)
  const drawn = feature(simple, simple.objects.areas).features
  return originals.map((original, i) => {
    const geometry = drawn[i]?.geometry
    const polygons =
      geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : []
    const kept = polygons.flatMap(keepDrawable)
    return asGeometry(kept.length > 0 ? kept : [boxOf(original)])
  })
}

/** Rounds a polygon and leaves out rings that have shrunk to a line; none are left when its shell has. */
function keepDrawable(polygon: number[][][]): number[][][][] {
  const rings = polygon.map(roundRing)
  const shell = rings[0]
  if (!shell || !isDrawable(shell)) return []
  return [[shell, ...rings.slice(1).filter(isDrawable)]]
}

const isDrawable = (ring: number[][]): boolean =>
  ring.length >= 4 && planarRingArea(ring as [number, number][]) > 0

function roundRing(ring: number[][]): number[][] {
  const rounded: number[][] = []
  for (const [x = 0, y = 0] of ring) {
    const point = [round4(x), round4(y)]
    const last = rounded.at(-1)
    if (!last || last[0] !== point[0] || last[1] !== point[1]) rounded.push(point)
  }
  return rounded
}

const round4 = (degrees: number): number => Math.round(degrees * 1e4) / 1e4

const asGeometry = (polygons: number[][][][]): AreaGeometry => {
  const only = polygons.length === 1 ? polygons[0] : undefined
  return only ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons }
}

/** An area too small to draw is drawn as its box, rounded outwards, so that it never vanishes from a map. */
function boxOf(geometry: AreaGeometry): number[][][] {
  const points = polygonsOf(geometry).flatMap(polygon => polygon[0] ?? [])
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, Math.floor(x * 1e4) / 1e4)
    south = Math.min(south, Math.floor(y * 1e4) / 1e4)
    east = Math.max(east, Math.ceil(x * 1e4) / 1e4)
    north = Math.max(north, Math.ceil(y * 1e4) / 1e4)
  }
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}
