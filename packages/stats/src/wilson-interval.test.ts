import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../reference/reference.gen.json' with { type: 'json' }
import { wilsonInterval } from './wilson-interval.ts'

const limits = (k: number, n: number, options: { confidence?: number; continuity?: boolean } = {}) => {
  const { low, high } = wilsonInterval(k, n, options)
  return [low ?? Number.NaN, high ?? Number.NaN] as const
}

test('Baltimore homicides not closed by arrest: the interval printed by prop.test of R', () => {
  const share = wilsonInterval(1825, 2827, { continuity: true })
  expect(share.value).toBeCloseTo(0.6455607, 7)
  expect(share.low).toBeCloseTo(0.6275625, 7)
  expect(share.high).toBeCloseTo(0.6631599, 7)
})

test('the limits are those of SciPy, with and without continuity correction', () => {
  for (const [
    k = 0,
    n = 0,
    confidence = 0,
    low,
    high,
    correctedLow,
    correctedHigh,
  ] of reference.wilsonIntervals) {
    const plain = limits(k, n, { confidence })
    const corrected = limits(k, n, { confidence, continuity: true })
    expect(plain[0]).toBeCloseTo(low ?? Number.NaN, 10)
    expect(plain[1]).toBeCloseTo(high ?? Number.NaN, 10)
    expect(corrected[0]).toBeCloseTo(correctedLow ?? Number.NaN, 10)
    expect(corrected[1]).toBeCloseTo(correctedHigh ?? Number.NaN, 10)
  }
})

test('the limits are those of the table in Newcombe (1998), methods 3 and 4', () => {
  const table = [
    [81, 263, 0.2553, 0.3662, 0.2535, 0.3682],
    [15, 148, 0.0624, 0.1605, 0.0598, 0.1644],
    [0, 20, 0, 0.1611, 0, 0.2005],
    [1, 29, 0.0061, 0.1718, 0.0018, 0.1963],
  ] as const
  for (const [k, n, low, high, correctedLow, correctedHigh] of table) {
    expect(limits(k, n).map(x => x.toFixed(4))).toEqual([low.toFixed(4), high.toFixed(4)])
    expect(limits(k, n, { continuity: true }).map(x => x.toFixed(4))).toEqual([
      correctedLow.toFixed(4),
      correctedHigh.toFixed(4),
    ])
  }
})

test('by brute force: the interval is the shares that lie within z standard errors of what was seen', () => {
  const z = 1.959963984540054
  for (let n = 1; n <= 12; n++)
    for (let k = 0; k <= n; k++) {
      const inside = Array.from({ length: 10_001 }, (_, i) => i / 10_000).filter(
        share => Math.abs(k / n - share) <= z * Math.sqrt((share * (1 - share)) / n) + 1e-12,
      )
      const [low, high] = limits(k, n)
      expect(Math.abs((inside[0] ?? Number.NaN) - low)).toBeLessThanOrEqual(1e-4)
      expect(Math.abs((inside.at(-1) ?? Number.NaN) - high)).toBeLessThanOrEqual(1e-4)
    }
})

describe('laws', () => {
  const counted = fc
    .integer({ min: 1, max: 100_000 })
    .chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  test('successes and failures mirror each other', () => {
    fc.assert(
      fc.property(counted, fc.boolean(), ([k, n], continuity) => {
        const [low, high] = limits(k, n, { continuity })
        const [mirroredLow, mirroredHigh] = limits(n - k, n, { continuity })
        expect(low).toBeCloseTo(1 - mirroredHigh, 10)
        expect(high).toBeCloseTo(1 - mirroredLow, 10)
      }),
    )
  })
  test('the share lies inside, the limits between 0 and 1, and the correction only widens', () => {
    fc.assert(
      fc.property(counted, ([k, n]) => {
        const [low, high] = limits(k, n)
        const [wideLow, wideHigh] = limits(k, n, { continuity: true })
        const ordered = [0, wideLow, low, k / n, high, wideHigh, 1]
        for (const [i, x] of ordered.slice(1).entries())
          expect(x).toBeGreaterThanOrEqual((ordered[i] ?? 0) - 1e-12)
      }),
    )
  })
})

test('no trials is not estimable, and nonsense is refused', () => {
  expect(wilsonInterval(0, 0).value).toBeNull()
  expect(wilsonInterval(0, 0).notEstimable).toContain('nothing')
  expect(() => wilsonInterval(3, 2)).toThrow('must not exceed')
  expect(() => wilsonInterval(-1, 2)).toThrow(RangeError)
})
