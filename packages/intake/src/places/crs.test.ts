import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crsByCode, crsList, fromLonLat, toLonLat } from './crs.ts'

const at = (code: string, x: number, y: number): [number, number] =>
  toLonLat(code)?.(x, y) ?? [Number.NaN, Number.NaN]
const degrees = (d: number, m: number, s: number): number => d + m / 60 + s / 3600
const foot_m = 1200 / 3937

describe('toLonLat', () => {
  it('places a block of Washington where the District does (Crime Incidents, CCN 25142688: XBLOCK, YBLOCK, LATITUDE, LONGITUDE)', () => {
    const [lon, lat] = at('EPSG:26985', 398_186.04, 137_185.33)
    expect(lon).toBeCloseTo(-77.0209124198, 8)
    expect(lat).toBeCloseTo(38.902520725, 8)
  })

  it('reads Maryland feet as Maryland metres (the same point over 1200/3937 m to the US survey foot)', () => {
    const [lon, lat] = at('EPSG:2248', 398_186.04 / foot_m, 137_185.33 / foot_m)
    expect(lon).toBeCloseTo(-77.0209124198, 8)
    expect(lat).toBeCloseTo(38.902520725, 8)
  })

  it('places a block of Chicago where Chicago does (Crimes 2001 to present, ID 5059066: X and Y Coordinate, Latitude, Longitude)', () => {
    const [lon, lat] = at('EPSG:3435', 1_146_219, 1_897_639)
    expect(lon).toBeCloseTo(-87.738611562, 8)
    expect(lat).toBeCloseTo(41.875103951, 8)
  })

  it('places an arrest of New York where the NYPD does, which gives six decimals (NYPD Arrest Data: x_coord_cd 1009450, y_coord_cd 182401)', () => {
    const [lon, lat] = at('EPSG:2263', 1_009_450, 182_401)
    expect(Math.abs(lon + 73.909161)).toBeLessThan(1.5e-6)
    expect(Math.abs(lat - 40.66729)).toBeLessThan(1.5e-6)
  })

  it('places Caister Water Tower within the metres that the seven-parameter shift is good for (Ordnance Survey, A Guide to Coordinate Systems in Great Britain)', () => {
    // The guide gives the grid reference; 52°39′28.723″ N 1°42′57.787″ E is its Helmert image as widely published.
    const [lon, lat] = at('EPSG:27700', 651_409.903, 313_177.27)
    expect(lon).toBeCloseTo(degrees(1, 42, 57.787), 6)
    expect(lat).toBeCloseTo(degrees(52, 39, 28.723), 6)
  })

  it('reads web Mercator (EPSG Guidance Note 7-2, section 3.5.1: 24°22′54.433″ N 100°20′0″ W)', () => {
    const [lon, lat] = at('EPSG:3857', -11_169_055.58, 2_800_000)
    expect(lon).toBeCloseTo(-degrees(100, 20, 0), 6)
    expect(lat).toBeCloseTo(degrees(24, 22, 54.433), 6)
  })

  // False origins and parallels as the EPSG registry lists them for each system.
  it.each([
    ['EPSG:2272', 1_968_500, 0, -77.75, degrees(39, 20, 0)],
    ['EPSG:2271', 1_968_500, 0, -77.75, degrees(40, 10, 0)],
    ['EPSG:2283', 11_482_916.667, 6_561_666.667, -78.5, degrees(37, 40, 0)],
    ['EPSG:2284', 11_482_916.667, 3_280_833.333, -78.5, degrees(36, 20, 0)],
    ['EPSG:2235', 656_166.667, 0, -degrees(75, 25, 0), 38],
    ['EPSG:3424', 492_125, 0, -74.5, degrees(38, 50, 0)],
    ['EPSG:2249', 656_166.667, 2_460_625, -71.5, 41],
    ['EPSG:3734', 1_968_500, 0, -82.5, degrees(39, 40, 0)],
    ['EPSG:2240', 2_296_583.333, 0, -degrees(84, 10, 0), 30],
    ['EPSG:2236', 656_166.667, 0, -81, degrees(24, 20, 0)],
    ['EPSG:2276', 1_968_500, 6_561_666.667, -98.5, degrees(31, 40, 0)],
    ['EPSG:2278', 1_968_500, 13_123_333.333, -99, degrees(27, 50, 0)],
    ['EPSG:2227', 6_561_666.667, 1_640_416.667, -120.5, 36.5],
    ['EPSG:2229', 6_561_666.667, 1_640_416.667, -118, 33.5],
    ['EPSG:2230', 6_561_666.667, 1_640_416.667, -116.25, degrees(32, 10, 0)],
    ['EPSG:2285', 1_640_416.667, 0, -degrees(120, 50, 0), 47],
  ])('%s has its false origin where the EPSG registry says', (code, x, y, lon, lat) => {
    expect(at(code, x, y)[0]).toBeCloseTo(lon, 7)
    expect(at(code, x, y)[1]).toBeCloseTo(lat, 7)
  })

  it('comes back from where it went, in every system, all over the area it is meant for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...crsList),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (crs, u, v) => {
          const [west, south, east, north] = crs.area
          const [lon, lat] = [west + u * (east - west), south + v * (north - south)]
          const [x, y] = fromLonLat(crs.code)?.(lon, lat) ?? [0, 0]
          const [lon2, lat2] = at(crs.code, x, y)
          expect(Math.abs(lon2 - lon)).toBeLessThan(1e-6)
          expect(Math.abs(lat2 - lat)).toBeLessThan(1e-6)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is null for a system that is not in the list, and NaN for what is no number', () => {
    expect(toLonLat('EPSG:9999')).toBeNull()
    expect(crsByCode('EPSG:9999')).toBeNull()
    expect(at('EPSG:26985', Number.NaN, 1)).toEqual([Number.NaN, Number.NaN])
    expect(at('EPSG:27700', Infinity, 1)).toEqual([Number.NaN, Number.NaN])
  })
})
