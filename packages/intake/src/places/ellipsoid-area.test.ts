import { describe, expect, it } from 'vitest'
import { ellipsoidArea_m2 } from './ellipsoid-area.ts'

const box = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

describe('ellipsoidArea_m2', () => {
  it('gives the whole ellipsoid its published area', () => {
    // WGS84 surface area 510,065,621.724 km²: H. Moritz (2000), Geodetic Reference System 1980, J. Geodesy 74,
    // gives the closed form 2πa² + π(b²/e) ln((1+e)/(1−e)), evaluated here for the WGS84 flattening.
    const [a, f] = [6_378_137, 1 / 298.257223563]
    const [b, e] = [a * (1 - f), Math.sqrt(f * (2 - f))]
    const closed = 2 * Math.PI * a * a + Math.PI * ((b * b) / e) * Math.log((1 + e) / (1 - e))
    const whole = ellipsoidArea_m2({ type: 'Polygon', coordinates: [box(-180, -90, 180, 90)] })
    expect(whole / closed).toBeCloseTo(1, 12)
    expect(whole / 1e6).toBeCloseTo(510_065_621.724, 2)
  })

  it('takes holes off, adds parts, and does not mind which way a ring runs', () => {
    const outer = box(-77, 39, -76, 40)
    const inner = box(-76.8, 39.2, -76.6, 39.4)
    const plain = ellipsoidArea_m2({ type: 'Polygon', coordinates: [outer] })
    const hole = ellipsoidArea_m2({ type: 'Polygon', coordinates: [[...inner].reverse()] })
    expect(ellipsoidArea_m2({ type: 'Polygon', coordinates: [outer, inner] })).toBeCloseTo(plain - hole, 3)
    expect(ellipsoidArea_m2({ type: 'MultiPolygon', coordinates: [[outer], [inner]] })).toBeCloseTo(
      plain + hole,
      3,
    )
  })
})
