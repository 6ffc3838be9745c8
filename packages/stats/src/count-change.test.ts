import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../reference/reference.gen.json' with { type: 'json' }
import { type CountedPeriod, countChange } from './count-change.ts'

const year = (count: number): CountedPeriod => ({ count, exposure: 1 })

test('ratio limits and p-values are those of SciPy', () => {
  for (const [c0, e0, c1, e1, low, high, p] of reference.countChanges) {
    const change = countChange({ count: c0 ?? 0, exposure: e0 ?? 0 }, { count: c1 ?? 0, exposure: e1 ?? 0 })
    expect(change.ratio.low).toBeCloseTo(low ?? Number.NaN, 9)
    if (high === null) expect(change.ratio.high).toBeNull()
    else expect(change.ratio.high).toBeCloseTo(high ?? Number.NaN, 9)
    expect(change.pValue).toBeCloseTo(p ?? Number.NaN, 9)
  }
})

test('the ratio limits are those of poisson.test of R for the example of its help page', () => {
  // poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)) prints 1.971488, 0.8584264 and 4.2772659.
  const { ratio } = countChange({ count: 21, exposure: 3011 }, { count: 11, exposure: 800 })
  expect(ratio.value).toBeCloseTo(1.971488, 6)
  expect(ratio.low).toBeCloseTo(0.8584264, 6)
  expect(ratio.high).toBeCloseTo(4.2772659, 6)
})

describe('by exact sums', () => {
  /** Chance that exactly k of n events fall into the later period. */
  const binomial = (k: number, n: number, share: number) => {
    let ways = 1
    for (let i = 1; i <= k; i++) ways *= (n - k + i) / i
    return ways * share ** k * (1 - share) ** (n - k)
  }
  const upTo = (k: number, n: number, share: number) =>
    Array.from({ length: k + 1 }, (_, i) => binomial(i, n, share)).reduce((a, b) => a + b, 0)

  test('the p-value is twice the smaller tail of the split', () => {
    for (let c0 = 0; c0 <= 8; c0++)
      for (let c1 = 0; c1 <= 8; c1++)
        for (const [e0, e1] of [
          [1, 1],
          [3, 2],
        ] as const) {
          const n = c0 + c1
          const share = e1 / (e0 + e1)
          const atLeast = 1 - (c1 === 0 ? 0 : upTo(c1 - 1, n, share))
          const want = Math.min(1, 2 * Math.min(upTo(c1, n, share), atLeast))
          expect(countChange({ count: c0, exposure: e0 }, { count: c1, exposure: e1 }).pValue).toBeCloseTo(
            want,
            12,
          )
        }
  })
  test('at a limit of the ratio the tail of the split holds two and a half per cent', () => {
    for (let c0 = 1; c0 <= 8; c0++)
      for (let c1 = 1; c1 <= 8; c1++) {
        const { ratio } = countChange(year(c0), year(c1))
        const share = (limit: number | null) => (limit ?? 0) / (1 + (limit ?? 0))
        expect(upTo(c1, c0 + c1, share(ratio.high))).toBeCloseTo(0.025, 10)
        expect(1 - upTo(c1 - 1, c0 + c1, share(ratio.low))).toBeCloseTo(0.025, 10)
      }
  })
  test('the interval of the difference holds the true one at least 93 times in 100, also for small counts', () => {
    const intervals = new Map<string, { low: number; high: number }>()
    const at = (a: number, b: number) => {
      const known = intervals.get(`${a} ${b}`)
      if (known) return known
      const { low, high } = countChange(year(a), year(b)).difference
      const made = { low: low ?? 0, high: high ?? 0 }
      intervals.set(`${a} ${b}`, made)
      return made
    }
    for (const [before, now] of [
      [0.5, 0.5],
      [1, 3],
      [4, 4],
      [6, 2],
      [9, 10],
    ] as const) {
      let covered = 0
      for (let a = 0; a <= 35; a++)
        for (let b = 0; b <= 35; b++) {
          const { low, high } = at(a, b)
          if (low <= now - before && now - before <= high) covered += poisson(a, before) * poisson(b, now)
        }
      expect(covered).toBeGreaterThan(0.93)
    }
  })
  const poisson = (k: number, mean: number) => {
    let p = Math.exp(-mean)
    for (let i = 1; i <= k; i++) p *= mean / i
    return p
  }
})

describe('laws', () => {
  const count = fc.integer({ min: 1, max: 5000 })
  test('looking back in time turns the ratio over, turns the sign and keeps the p-value', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const there = countChange(year(a), year(b))
        const back = countChange(year(b), year(a))
        expect((there.ratio.low ?? 0) * (back.ratio.high ?? 0)).toBeCloseTo(1, 8)
        expect(there.difference.low).toBeCloseTo(-(back.difference.high ?? 0), 8)
        expect(there.pValue).toBeCloseTo(back.pValue ?? 0, 10)
      }),
    )
  })
  test('the p-value is under five per cent exactly when the interval of the ratio leaves out no change', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { ratio, pValue } = countChange(year(a), year(b))
        fc.pre(Math.abs((pValue ?? 0) - 0.05) > 1e-9)
        expect((pValue ?? 1) < 0.05).toBe((ratio.low ?? 0) > 1 || (ratio.high ?? 0) < 1)
      }),
    )
  })
  test('twice the exposure on both sides leaves the ratio and halves the difference', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const one = countChange(year(a), year(b))
        const two = countChange({ count: a, exposure: 2 }, { count: b, exposure: 2 })
        expect(two.ratio.low).toBeCloseTo(one.ratio.low ?? 0, 9)
        expect(two.difference.high).toBeCloseTo((one.difference.high ?? 0) / 2, 8)
      }),
    )
  })
})

test('what cannot be known is said', () => {
  const fromNothing = countChange(year(0), year(5))
  expect(fromNothing.ratio).toMatchObject({ value: null, high: null })
  expect(fromNothing.ratio.low).toBeGreaterThan(0)
  expect(fromNothing.difference.value).toBe(5)
  const nothing = countChange(year(0), year(0))
  expect(nothing.ratio.notEstimable).toContain('Nothing was counted')
  expect(nothing).toMatchObject({ pValue: 1, difference: { value: 0 } })
  expect(countChange({ count: 1, exposure: 0 }, year(1)).pValue).toBeNull()
  expect(() => countChange(year(-1), year(1))).toThrow('before.count')
})
