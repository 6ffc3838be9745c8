import { describe, expect, it } from 'vitest'
import { ellipsoidArea_m2 } from './ellipsoid-area.ts'
import { findInvalidity, repairArea } from './repair.ts'

const box = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]

describe('repairArea', () => {
  it('leaves a valid area alone, holes and all', () => {
    expect(repairArea({ type: 'Polygon', coordinates: [box(0, 0, 1), box(0.2, 0.2, 0.2)] })).toBeNull()
  })

  it('makes a hole outside the shell a part of its own', () => {
    const repaired = repairArea({
      type: 'Polygon',
      coordinates: [box(0, 0, 0.1), box(1, 1, 0.2), box(0.02, 0.02, 0.02)],
    })
    expect(repaired?.what).toContain('Hole lies outside shell')
    expect(repaired?.what).toContain('parts before 1, after 2')
    expect(findInvalidity(repaired?.geometry ?? { type: 'Polygon', coordinates: [] })).toBeNull()
    const expected =
      ellipsoidArea_m2({ type: 'Polygon', coordinates: [box(0, 0, 0.1), box(0.02, 0.02, 0.02)] }) +
      ellipsoidArea_m2({ type: 'Polygon', coordinates: [box(1, 1, 0.2)] })
    expect(ellipsoidArea_m2(repaired?.geometry ?? { type: 'Polygon', coordinates: [] })).toBeCloseTo(
      expected,
      0,
    )
  })

  it('keeps both loops of a bow tie', () => {
    const bowTie = [
      [0, 0],
      [0.1, 0.1],
      [0.1, 0],
      [0, 0.1],
      [0, 0],
    ]
    const repaired = repairArea({ type: 'Polygon', coordinates: [bowTie] })
    expect(repaired?.what).toContain('Self-intersection at 0.05, 0.05')
    expect(repaired?.geometry).toMatchObject({ type: 'MultiPolygon' })
    const half = ellipsoidArea_m2({ type: 'Polygon', coordinates: [box(0, 0, 0.1)] }) / 2
    expect(ellipsoidArea_m2(repaired?.geometry ?? { type: 'Polygon', coordinates: [] }) / half).toBeCloseTo(
      1,
      4,
    )
  })

  it('leaves out parts of the size of a rounding error, and says so', () => {
    const spike = [
      [0, 0],
      [0.1, 0],
      [0.1, 0.1],
      [0, 0.1],
      [0.000001, 0.1000001],
      [0, 0.1000001],
      [0.000001, 0.09999],
      [0, 0],
    ]
    const repaired = repairArea({ type: 'Polygon', coordinates: [spike] })
    expect(repaired?.what).toMatch(/sliver/)
    expect(repaired?.geometry.type).toBe('Polygon')
  })
})
