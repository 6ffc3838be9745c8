import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nowcast, type ReportedCount, reportingDelay, scoreNowcasts } from './nowcast.ts'
import { poissonDraw, seeded } from './testing/random.ts'

test('a triangle counted by hand', () => {
  // Ten periods with 6 at once and 4 a period later; the newest has only its first 6.
  const rows: ReportedCount[] = Array.from({ length: 11 }, (_, period) => [
    { period, delay: 0, count: 6 },
    { period, delay: 1, count: 4 },
  ]).flat()
  const options = { now: 10, longestDelay: 1 }
  // Of periods 0 to 9, 40 of 100 came after a period: 0.6 by then; variance 0.36 × 40 / (100 × 60).
  const delay = reportingDelay(rows, options)
  expect(delay.share).toEqual([expect.closeTo(0.6, 12), 1])
  expect(delay.variance[0]).toBeCloseTo((0.36 * 40) / 6_000, 12)
  const [newest] = nowcast(rows, options).periods
  expect(newest).toMatchObject({ period: 10, reported: 6 })
  // The level is 10 in every whole period, so the drift alone counts: shape 1/0.15², rate a tenth of it.
  const shape = 1 / 0.15 ** 2
  expect(newest?.expected).toBeCloseTo(6 + ((shape + 6) * 0.4) / (shape / 10 + 0.6), 9)
  expect(newest?.low).toBeLessThan(10)
  expect(newest?.high).toBeGreaterThan(10)
})

const delays = [0.35, 0.25, 0.15, 0.1, 0.08, 0.04, 0.03]

/** Weeks with a season, some clustering, and reports that come in over seven weeks. */
function city(mean: number, extra: number, random: () => number): ReportedCount[] {
  return Array.from({ length: 320 }, (_, period) => {
    const wave = 1 + 0.2 * Math.sin((2 * Math.PI * period) / 52)
    const level = mean * wave * (1 + extra * (random() * 2 - 1))
    return delays.map((share, delay) => ({ period, delay, count: poissonDraw(level * share, random) }))
  }).flat()
}

const finals = (rows: readonly ReportedCount[]) => {
  const totals = new Map<number, number>()
  for (const { period, count } of rows) totals.set(period, (totals.get(period) ?? 0) + count)
  return totals
}

describe.each([
  [5, 0],
  [20, 0.3],
  [60, 0.3],
] as const)('over 200 past weeks of about %i events, spread %f', (mean, extra) => {
  const rows = city(mean, extra, seeded(mean))
  const totals = finals(rows)
  const past = (confidence: number, age: number) =>
    Array.from({ length: 200 }, (_, i) => {
      const now = 110 + i
      const found = nowcast(rows, { now, longestDelay: 7, confidence }).periods.find(
        one => one.period === now - age,
      )
      return {
        low: found?.low ?? 0,
        high: found?.high ?? 0,
        final: totals.get(now - age) ?? 0,
        at: found?.expected ?? 0,
      }
    })

  test('intervals hold the final count about as often as they say', () => {
    // Small counts are whole: an interval of few of them holds more than it must.
    for (const age of [0, 2]) {
      const nine = scoreNowcasts(past(0.9, age), { confidence: 0.9 })
      expect(nine?.held, `90 % at age ${age}`).toBeGreaterThan(0.85)
      expect(nine?.held, `90 % at age ${age}`).toBeLessThanOrEqual(mean < 10 ? 0.995 : 0.98)
      const half = scoreNowcasts(past(0.5, age), { confidence: 0.5 })
      expect(half?.held, `50 % at age ${age}`).toBeGreaterThan(0.42)
      expect(half?.held, `50 % at age ${age}`).toBeLessThan(mean < 10 ? 0.9 : 0.75)
    }
  })

  test('the estimate is right on average, where what is reported falls short', () => {
    const some = past(0.9, 0)
    const final = some.reduce((sum, one) => sum + one.final, 0)
    const estimated = some.reduce((sum, one) => sum + one.at, 0)
    expect(Math.abs(estimated / final - 1)).toBeLessThan(0.05)
  })
})

test('nothing is ever taken away from what is reported, and without delays nothing is added', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 20, maxLength: 40 }), counts => {
      const rows = counts.map((count, period) => ({ period, delay: 0, count: count + 1 }))
      const found = nowcast(rows, { now: counts.length - 1, longestDelay: 4 })
      for (const one of found.periods)
        expect([one.expected, one.low, one.high]).toEqual([one.reported, one.reported, one.reported])
    }),
  )
})

test('what cannot be known is said, and a score needs something to score', () => {
  expect(nowcast([], { now: 5, longestDelay: 2 }).notEstimable).toContain('0 events')
  const short = Array.from({ length: 4 }, (_, period) => ({ period, delay: 0, count: 20 }))
  expect(nowcast(short, { now: 3, longestDelay: 1 }).notEstimable).toContain('whole periods')
  expect(scoreNowcasts([])).toBeNull()
  // Width 4, and twice 20 for being 2 below: by hand.
  expect(scoreNowcasts([{ low: 10, high: 14, final: 8 }])).toEqual({
    held: 0,
    intervalScore: expect.closeTo(44, 9),
  })
})
