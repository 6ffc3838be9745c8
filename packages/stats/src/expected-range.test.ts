import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../reference/reference.gen.json' with { type: 'json' }
import { expectedRange, type MonthCount } from './expected-range.ts'

const monthsOf = (rows: readonly (readonly number[])[]): MonthCount[] =>
  rows.map(([monthNo = 0, count = 0]) => ({ monthNo, count }))

const daysIn = (monthNo: number) =>
  new Date(Date.UTC(Math.floor(monthNo / 12), (monthNo % 12) + 1, 0)).getUTCDate()

test('mean, spread and limits are those of the Python implementation, on four made-up cities', () => {
  for (const city of reference.expectedRanges) {
    const { months, dispersion } = expectedRange(monthsOf(city.months))
    expect(dispersion).toBeCloseTo(city.dispersion, 6)
    for (const [i, month] of months.entries())
      expect(month.expected).toBeCloseTo(city.expected[i] ?? Number.NaN, 6)
    expect(months.map(month => month.low)).toEqual(city.low)
    expect(months.map(month => month.high)).toEqual(city.high)
  }
})

test('a month of three times the usual count falls outside and hardly moves its own range', () => {
  const rows = reference.expectedRanges[3]?.months ?? []
  const { months } = expectedRange(monthsOf(rows))
  const without = expectedRange(
    monthsOf(rows).map((point, i) => (i === 15 ? { ...point, count: null } : point)),
  )
  expect(rows[15]?.[1]).toBeGreaterThan(months[15]?.high ?? Number.NaN)
  const moved = (months[15]?.expected ?? 0) / (without.months[15]?.expected ?? 0)
  expect(Math.abs(moved - 1)).toBeLessThan(0.05)
})

test('counts in step with the days of the month give back exactly those counts', () => {
  const points = Array.from({ length: 48 }, (_, i) => ({ monthNo: 24180 + i, count: 2 * daysIn(24180 + i) }))
  const { months, dispersion } = expectedRange(points)
  for (const [i, month] of months.entries()) expect(month.expected).toBeCloseTo(points[i]?.count ?? 0, 8)
  expect(dispersion).toBe(1)
})

describe('laws', () => {
  const series = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 24, maxLength: 84 })
  const from = (counts: readonly number[], first = 24180) =>
    counts.map((count, i) => ({ monthNo: first + i, count }))
  test('the range holds its own mean, in whole numbers', () => {
    fc.assert(
      fc.property(series, counts => {
        const { months, notEstimable } = expectedRange(from(counts))
        fc.pre(notEstimable === null)
        for (const month of months) {
          expect(month.low).toBeLessThanOrEqual(Math.ceil(month.expected))
          expect(month.high).toBeGreaterThanOrEqual(Math.floor(month.expected))
          expect(Number.isInteger(month.low) && Number.isInteger(month.high)).toBe(true)
        }
      }),
    )
  })
  test('the order of the months and twenty-eight years of calendar make no difference', () => {
    fc.assert(
      fc.property(series, counts => {
        const here = expectedRange(from(counts))
        fc.pre(here.notEstimable === null)
        const later = expectedRange(from(counts, 24180 + 28 * 12))
        const turned = expectedRange(from(counts).reverse())
        here.months.forEach((month, i) => {
          expect(later.months[i]?.expected).toBeCloseTo(month.expected, 5)
          expect(turned.months.at(-1 - i)?.expected).toBeCloseTo(month.expected, 5)
        })
      }),
      { numRuns: 40 },
    )
  })
  test('asking for months to come changes nothing about the others, and they get a wider range', () => {
    const points = monthsOf(reference.expectedRanges[1]?.months ?? [])
    const last = points.at(-1)?.monthNo ?? 0
    const ahead = expectedRange([...points, { monthNo: last + 120, count: null }])
    expect(ahead.months.slice(0, -1)).toEqual(expectedRange(points).months)
    const width = (month?: { low: number; high: number; expected: number }) =>
      ((month?.high ?? 0) - (month?.low ?? 0)) / Math.sqrt(month?.expected ?? 1)
    expect(width(ahead.months.at(-1))).toBeGreaterThan(width(ahead.months.at(-13)))
  })
})

test('on pure chance about one month in twenty falls outside', () => {
  let outside = 0
  let all = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = linearCongruential(seed)
    const points = Array.from({ length: 60 }, (_, i) => ({
      monthNo: 24180 + i,
      count: poissonDraw(20 + 5 * Math.sin((2 * Math.PI * i) / 12), random),
    }))
    const { months } = expectedRange(points)
    months.forEach((month, i) => {
      const count = points[i]?.count ?? 0
      if (count < month.low || count > month.high) outside++
      all++
    })
  }
  expect(outside / all).toBeGreaterThan(0.015)
  expect(outside / all).toBeLessThan(0.055)
})

/** Numerical Recipes' constants; any generator would do. */
function linearCongruential(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/** Knuth's product of uniform numbers. */
function poissonDraw(mean: number, random: () => number): number {
  let product = random()
  let k = 0
  while (product > Math.exp(-mean)) {
    product *= random()
    k++
  }
  return k
}

test('two years and two dozen events are the least it needs', () => {
  const flat = (length: number, count: number) =>
    Array.from({ length }, (_, i) => ({ monthNo: 24180 + i, count }))
  expect(expectedRange(flat(23, 9)).notEstimable).toBe(
    'There are 23 months; at least 24 are needed to see a season.',
  )
  expect(expectedRange(flat(60, 0)).notEstimable).toContain('0 events')
  expect(expectedRange(flat(24, 9)).notEstimable).toBeNull()
  expect(() => expectedRange([{ monthNo: 1, count: -2 }])).toThrow(RangeError)
})

test('counts that no level, trend and season can describe are not forced into one', () => {
  const points = Array.from({ length: 24 }, (_, i) => ({ monthNo: 24180 + i, count: i === 23 ? 5000 : 0 }))
  const answer = expectedRange(points)
  if (answer.notEstimable === null)
    expect(answer.months.every(month => Number.isFinite(month.high))).toBe(true)
  else expect(answer.months).toEqual([])
})
