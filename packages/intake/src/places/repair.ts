import type { AreaGeometry } from '@understory/model'
import InteriorPointArea from 'jsts/org/locationtech/jts/algorithm/InteriorPointArea.js'
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js'
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js'
import GeoJSONWriter from 'jsts/org/locationtech/jts/io/GeoJSONWriter.js'
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js'
import UnaryUnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js'
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
import { ellipsoidArea_m2 } from './ellipsoid-area.ts'
import { polygonsOf } from './feature-collection.ts'

/** Crossing rings leave parts of the size of a rounding error behind: they are no place. */
const sliver_m2 = 1

const factory = new GeometryFactory()
const reader = new GeoJSONReader(factory)
const writer = new GeoJSONWriter()

/** What is wrong with an area by the OGC rules, in the words of JTS, or null when it is valid. */
export function findInvalidity(geometry: AreaGeometry): string | null {
  const error = new IsValidOp(reader.read(geometry)).getValidationError()
  if (!error) return null
  const at = error.getCoordinate()
  const where = at ? ` at ${round7(at.x)}, ${round7(at.y)}` : ''
  return `${String(error.getMessage())}${where}`
}

/**
 * Makes an invalid area valid. Each polygon's rings are cut where they cross, and the faces between them are kept
 * where an odd number of rings goes round them: a bow tie keeps both loops, a hole inside the shell stays a hole, a
 * hole outside the shell becomes a part of its own. Returns null for what was valid already.
 */
export function repairArea(geometry: AreaGeometry): { geometry: AreaGeometry; what: string } | null {
  const wrong = findInvalidity(geometry)
  if (wrong === null) return null
  const faces = polygonsOf(geometry).flatMap(oddFaces)
  const merged = polygonsOf(writer.write(UnaryUnionOp.union(factory.createGeometryCollection(faces))))
  const solid = merged.filter(
    polygon => ellipsoidArea_m2({ type: 'Polygon', coordinates: polygon }) >= sliver_m2,
  )
  const kept = solid.length > 0 ? solid : merged
  const before = polygonsOf(geometry).length
  const slivers = merged.length - kept.length
  const what = [
    `${wrong}; rebuilt from its rings, parts before ${before}, after ${kept.length}`,
    slivers > 0 ? `, ${slivers} ${slivers === 1 ? 'sliver' : 'slivers'} under ${sliver_m2} m² left out` : '',
  ].join('')
  return { geometry: roundGeometry(kept), what }
}

/** Face polygons (JTS) that an odd number of the rings goes round. */
function oddFaces(polygon: number[][][]): unknown[] {
  const lines = reader.read({ type: 'MultiLineString', coordinates: polygon.map(closeRing) })
  const polygonizer = new Polygonizer()
  polygonizer.add(UnaryUnionOp.union(lines))
  const faces: unknown[] = polygonizer.getPolygons().toArray()
  return faces.filter(face => {
    const inside = new InteriorPointArea(face).getInteriorPoint()
    const around = polygon.filter(ring => ringContains(ring, inside.x, inside.y))
    return around.length % 2 === 1
  })
}

/** Even-odd rule; the side of a point on the ring itself is not defined. */
export function ringContains(ring: readonly (readonly number[])[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

function closeRing(ring: number[][]): number[][] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}

/** 1e-7 degrees is about a centimetre: finer digits come from cutting, not from a survey. */
const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

function roundGeometry(parts: readonly number[][][][]): AreaGeometry {
  const polygons = parts.map(p => p.map(r => r.map(([x = 0, y = 0]) => [round7(x), round7(y)])))
  const only = polygons.length === 1 ? polygons[0] : undefined
  return only ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons }
}
