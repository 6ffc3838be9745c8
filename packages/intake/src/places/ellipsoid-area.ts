import type { AreaGeometry } from '@understory/model'
import { polygonsOf } from './feature-collection.ts'

/** WGS84: semi-major axis in metres and flattening (NIMA TR8350.2, 2000, table 3.1). */
const a = 6_378_137
const f = 1 / 298.257223563
const e = Math.sqrt(f * (2 - f))

/**
 * Area on the WGS84 ellipsoid in square metres, holes taken off.
 *
 * Each ring is laid out in the ellipsoidal cylindrical equal-area projection and measured there by the shoelace
 * formula: exact but for the edges, which are straight in that projection and not geodesics (nothing at city size).
 * Source: J. P. Snyder (1987), Map Projections: A Working Manual, USGS PP 1395, eq. 3-12 and section 10,
 * doi:10.3133/pp1395. Checked against the whole ellipsoid's published area and the acres in the boundary files.
 * Assumes that no ring crosses the 180th meridian.
 */
export function ellipsoidArea_m2(geometry: AreaGeometry): number {
  let total = 0
  for (const polygon of polygonsOf(geometry)) {
    polygon.forEach((ring, i) => {
      total += i === 0 ? ringArea_m2(ring) : -ringArea_m2(ring)
    })
  }
  return total
}

function ringArea_m2(ring: readonly (readonly number[])[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? []
  const [lambda0, q0] = [radians(originX), authalicQ(radians(originY))]
  let sum = 0
  let [x0, y0] = [0, 0]
  for (const [lon = 0, lat = 0] of [...ring.slice(1), ring[0] ?? []]) {
    const [x1, y1] = [radians(lon) - lambda0, authalicQ(radians(lat)) - q0]
    sum += x0 * y1 - x1 * y0
    ;[x0, y0] = [x1, y1]
  }
  return (Math.abs(sum) * (a * a)) / 4
}

/** Snyder's q: proportional to the area between the equator and a latitude. */
function authalicQ(phi: number): number {
  const s = Math.sin(phi)
  const es = e * s
  return (1 - e * e) * (s / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * e))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
