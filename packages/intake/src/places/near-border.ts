import type { Area } from '@understory/model'
import Flatbush from 'flatbush'
import { ringEdges } from './area-strips.ts'

/** Metres in a degree of latitude, on the mean sphere: good to 0.6% everywhere, enough for a tolerance. */
const degree_m = 111_195

/** Answers whether a point lies within `tolerance_m` of any border of these areas. */
export function buildBorderCheck(
  areas: readonly Area[],
  tolerance_m: number,
): (lon: number, lat: number) => boolean {
  const edges = areas.flatMap(area => ringEdges(area.geometry))
  if (edges.length === 0) return () => false
  const index = new Flatbush(edges.length)
  for (const [x0, y0, x1, y1] of edges) {
    index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))
  }
  index.finish()
  return (lon, lat) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 89)) return false
    const perLon_m = degree_m * Math.cos((lat * Math.PI) / 180)
    const [dx, dy] = [tolerance_m / perLon_m, tolerance_m / degree_m]
    return index.collides(lon - dx, lat - dy, lon + dx, lat + dy, i => {
      const [x0, y0, x1, y1] = edges[i] ?? [0, 0, 0, 0]
      return (
        distanceToEdge_m(
          (x0 - lon) * perLon_m,
          (y0 - lat) * degree_m,
          (x1 - lon) * perLon_m,
          (y1 - lat) * degree_m,
        ) <= tolerance_m
      )
    })
  }
}

/** From the origin to a straight edge. */
function distanceToEdge_m(x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / length2))
  return Math.hypot(x0 + t * dx, y0 + t * dy)
}
