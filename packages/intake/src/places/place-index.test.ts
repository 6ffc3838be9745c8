import type { Area } from '@understory/model'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonsOf } from './feature-collection.ts'
import { madeUpArea, madeUpMosaic } from './made-up-areas.ts'
import { buildPlaceIndex } from './place-index.ts'
import { ringContains } from './repair.ts'

const version = (areas: Area[], slot = 1, name = '2010') => ({
  slot,
  kind: 'neighborhood' as const,
  version: name,
  areas,
})
const nudges = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 72, maxLength: 72 })
const mosaicOf = (list: number[]) => madeUpMosaic(5, corner => list[corner] ?? 0.5)
const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('assignPoint', () => {
  it('gives a point inside a triangle of an area that area', () => {
    fc.assert(
      fc.property(nudges, fc.nat(24), unit, unit, (list, i, u, v) => {
        const areas = mosaicOf(list)
        const triangle = triangleInside(areas[i])
        const [p, q] = u + v > 1 ? [1 - u, 1 - v] : [u, v]
        // Away from the border itself, which may fall to the neighbour.
        const [x, y] = inTriangle(triangle, 0.001 + p * 0.997, 0.001 + q * 0.997)
        expect(buildPlaceIndex([version(areas)]).assignPoint(x, y)).toEqual([i + 1])
      }),
      { numRuns: 300 },
    )
  })

  it('agrees with testing every ring of every area', () => {
    fc.assert(
      fc.property(
        nudges,
        fc.array(fc.tuple(unit, unit), { minLength: 40, maxLength: 40 }),
        (list, points) => {
          const areas = mosaicOf(list)
          const index = buildPlaceIndex([version(areas)])
          for (const [u, v] of points) {
            const [x, y] = [-76.705 + u * 0.11, 39.195 + v * 0.11]
            const brute = areas.find(area => ringContains(polygonsOf(area.geometry)[0]?.[0] ?? [], x, y))
            expect(index.assignPoint(x, y)).toEqual([brute?.no ?? 0])
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('gives a point on a shared border or corner to exactly one area, the same every time', () => {
    fc.assert(
      fc.property(nudges, fc.nat(24), fc.nat(3), unit, (list, i, side, t) => {
        const areas = mosaicOf(list)
        const ring = polygonsOf((areas[i] as Area).geometry)[0]?.[0] ?? []
        const [x0 = 0, y0 = 0] = ring[side] ?? []
        const [x1 = 0, y1 = 0] = ring[side + 1] ?? []
        const [x, y] = [x0 + t * (x1 - x0), y0 + t * (y1 - y0)]
        fc.pre(x > -76.6999 && x < -76.6001 && y > 39.2001 && y < 39.2999)
        const alone = areas.filter(area => buildPlaceIndex([version([area])]).assignPoint(x, y)[0] !== 0)
        expect(alone).toHaveLength(1)
        expect(buildPlaceIndex([version(areas)]).assignPoint(x, y)).toEqual([alone[0]?.no])
      }),
      { numRuns: 300 },
    )
  })

  it('answers for every version at once, with 0 for slots that are not in use or hold nothing there', () => {
    const square = madeUpArea(7, 'Square', {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        [
          [0.4, 0.4],
          [0.6, 0.4],
          [0.6, 0.6],
          [0.4, 0.6],
          [0.4, 0.4],
        ],
      ],
    })
    const index = buildPlaceIndex([version([square], 3)])
    expect(index.slots).toBe(3)
    expect(index.assignPoint(0.2, 0.5)).toEqual([0, 0, 7])
    expect(index.assignPoint(0.5, 0.5)).toEqual([0, 0, 0])
    expect(index.assignPoint(Number.NaN, 0.5)).toEqual([0, 0, 0])
    expect(index.assignPoint(2, 0.5)).toEqual([0, 0, 0])
  })

  it('gives overlapping areas to the one that comes first', () => {
    const box = (no: number, west: number) =>
      madeUpArea(no, `Box ${no}`, {
        type: 'Polygon',
        coordinates: [
          [
            [west, 0],
            [west + 2, 0],
            [west + 2, 2],
            [west, 2],
            [west, 0],
          ],
        ],
      })
    const index = buildPlaceIndex([version([box(1, 0), box(2, 1)])])
    expect(index.assignPoint(1.5, 1)).toEqual([1])
    expect(index.assignPoint(2.5, 1)).toEqual([2])
  })
})

describe('insideCity', () => {
  const index = buildPlaceIndex([version(madeUpMosaic(3, () => 0.5))])
  // A degree of longitude at 39.25° N is 86.2 km on the WGS84 ellipsoid: 0.0005° are 43 m, 0.0007° are 60 m.
  it('reaches 50 m beyond the border and no further', () => {
    expect(index.insideCity(-76.65, 39.25)).toBe(true)
    expect(index.insideCity(-76.7005, 39.25)).toBe(true)
    expect(index.insideCity(-76.7007, 39.25)).toBe(false)
    expect(index.insideCity(0, 0)).toBe(false)
    expect(index.insideCity(Number.NaN, 39.25)).toBe(false)
  })
  it('does not answer for the point before', () => {
    index.assignPoint(-76.65, 39.25)
    expect(index.insideCity(-70, 39.25)).toBe(false)
    index.assignPoint(-70, 39.25)
    expect(index.insideCity(-76.65, 39.25)).toBe(true)
  })
})

describe('assignName', () => {
  const square = (no: number, name: string, others: string[] = []) =>
    madeUpArea(
      no,
      name,
      {
        type: 'Polygon',
        coordinates: [
          [
            [no, 0],
            [no + 1, 0],
            [no + 1, 1],
            [no, 0],
          ],
        ],
      },
      others,
    )
  const index = buildPlaceIndex([
    version([square(1, "Butcher's Hill"), square(2, 'Woodbourne-McCabe'), square(3, 'Fairmont')]),
    version([square(1, 'Fairmount', ['Old Fairmount']), square(2, 'Twin'), square(3, 'twin')], 2, '2020'),
  ])

  it('does not mind case, apostrophes and punctuation', () => {
    expect(index.assignName('neighborhood:2010', "Butcher'S Hill")).toEqual({ slot: 1, no: 1 })
    expect(index.assignName('neighborhood:2010', 'BUTCHERS  HILL')).toEqual({ slot: 1, no: 1 })
    expect(index.assignName('neighborhood:2010', 'Woodbourne Mccabe')).toEqual({ slot: 1, no: 2 })
  })
  it('never answers with a place of another version or kind', () => {
    expect(index.assignName('neighborhood:2010', 'Fairmount')).toBeNull()
    expect(index.assignName('neighborhood:2020', 'Fairmont')).toBeNull()
    expect(index.assignName('district:2010', 'Fairmont')).toBeNull()
    expect(index.assignName('neighborhood:2020', 'Fairmount')).toEqual({ slot: 2, no: 1 })
  })
  it('knows other names of the same version, and gives a name that two areas share to neither', () => {
    expect(index.assignName('neighborhood:2020', 'old fairmount')).toEqual({ slot: 2, no: 1 })
    expect(index.assignName('neighborhood:2020', 'Twin')).toBeNull()
    expect(index.assignName('neighborhood:2020', '')).toBeNull()
  })
})

type Point = readonly number[]
const corners = (area: Area | undefined): [Point, Point, Point, Point] => {
  const [a = [], b = [], c = [], d = []] = area ? (polygonsOf(area.geometry)[0]?.[0] ?? []) : []
  return [a, b, c, d]
}
const turn = (a: Point = [], b: Point = [], c: Point = []): number =>
  ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
  ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0))
/** Half of a quad: the half on either side of the diagonal that runs inside it. */
function triangleInside(area: Area | undefined): [Point, Point, Point] {
  const [a, b, c, d] = corners(area)
  return turn(a, b, c) > 0 && turn(a, c, d) > 0 ? [a, b, c] : [b, c, d]
}
const inTriangle = ([a, b, c]: [Point, Point, Point], u: number, v: number): [number, number] => [
  (a[0] ?? 0) + u * ((b[0] ?? 0) - (a[0] ?? 0)) + v * ((c[0] ?? 0) - (a[0] ?? 0)),
  (a[1] ?? 0) + u * ((b[1] ?? 0) - (a[1] ?? 0)) + v * ((c[1] ?? 0) - (a[1] ?? 0)),
]
