import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../reference/reference.gen.json' with { type: 'json' }
import { poissonInterval } from './poisson-interval.ts'

const limits = (count: number, confidence = 0.95) => {
  const { low, high } = poissonInterval(count, { confidence })
  return { low: low ?? Number.NaN, high: high ?? Number.NaN }
}

/** Chance of at most k events, summed term by term. */
function atMost(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= mean / i
    sum += term
  }
  return k < 0 ? 0 : sum
}

test('the limits are those of SciPy for counts from 0 to a year of a city', () => {
  for (const [count = 0, confidence = 0, low = 0, high = 0] of reference.poissonIntervals) {
    expect(limits(count, confidence).low).toBeCloseTo(low, 8)
    expect(limits(count, confidence).high).toBeCloseTo(high, 8)
  }
})

test('a rate is the count and its limits over the exposure', () => {
  const rate = poissonInterval(341, { exposure: 6.21849 })
  expect(rate.value).toBeCloseTo(341 / 6.21849, 10)
  expect((rate.low ?? 0) * 6.21849).toBeCloseTo(limits(341).low, 8)
  expect((rate.high ?? 0) * 6.21849).toBeCloseTo(limits(341).high, 8)
})

describe('by exact sums', () => {
  test('at each limit the tail holds exactly two and a half per cent', () => {
    for (let count = 0; count <= 30; count++) {
      const { low, high } = limits(count)
      if (count > 0) expect(1 - atMost(count - 1, low)).toBeCloseTo(0.025, 10)
      expect(atMost(count, high)).toBeCloseTo(0.025, 10)
    }
  })
  test('whatever the true mean, the interval holds it at least 95 times in 100', () => {
    const all = Array.from({ length: 80 }, (_, count) => limits(count))
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), mean => {
        let covered = 0
        all.forEach(({ low, high }, count) => {
          if (low <= mean && mean <= high) covered += atMost(count, mean) - atMost(count - 1, mean)
        })
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9)
      }),
    )
  })
})

describe('laws', () => {
  const count = fc.integer({ min: 0, max: 100_000 })
  test('the value lies inside, and one event more never lowers a limit', () => {
    fc.assert(
      fc.property(count, k => {
        const [here, next] = [limits(k), limits(k + 1)]
        expect(here.low).toBeLessThanOrEqual(k)
        expect(here.high).toBeGreaterThan(k)
        expect(next.low).toBeGreaterThan(here.low)
        expect(next.high).toBeGreaterThan(here.high)
      }),
    )
  })
  test('more confidence never narrows it', () => {
    fc.assert(
      fc.property(count, fc.double({ min: 0.5, max: 0.9, noNaN: true }), (k, confidence) => {
        expect(limits(k, confidence + 0.05).low).toBeLessThanOrEqual(limits(k, confidence).low)
        expect(limits(k, confidence + 0.05).high).toBeGreaterThan(limits(k, confidence).high)
      }),
    )
  })
})

test('nobody to count against is not estimable, and nonsense is refused', () => {
  expect(poissonInterval(3, { exposure: 0 })).toMatchObject({ value: null, low: null, high: null })
  expect(poissonInterval(3, { exposure: 0 }).notEstimable).toContain('no rate')
  expect(() => poissonInterval(-1)).toThrow(RangeError)
  expect(() => poissonInterval(1.5)).toThrow('count must be a whole number')
  expect(() => poissonInterval(1, { exposure: Number.NaN })).toThrow(RangeError)
  expect(() => poissonInterval(1, { confidence: 1 })).toThrow(RangeError)
})
