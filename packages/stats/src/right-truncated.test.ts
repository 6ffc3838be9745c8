import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rightTruncated, shareWithin, type TruncatedTime, truncatedQuantile } from './right-truncated.ts'
import { seeded } from './testing/random.ts'

/** Guns sold at random over `window` days before today that were recovered by today; the true times are exponential. */
function sample(count: number, mean: number, window: number, random: () => number): TruncatedTime[] {
  const times: TruncatedTime[] = []
  while (times.length < count) {
    const longest = Math.floor(random() * window)
    const time = Math.floor(-mean * Math.log(1 - random()))
    if (time <= longest) times.push({ time, longest })
  }
  return times
}

/** Maximum likelihood by self-consistency: each time stands for the ones that could not be seen beside it. */
function selfConsistent(times: readonly TruncatedTime[]): Map<number, number> {
  const support = [...new Set(times.map(one => one.time))].sort((a, b) => a - b)
  let mass = support.map(() => 1 / support.length)
  for (let round = 0; round < 20_000; round++) {
    const upTo = (limit: number) =>
      support.reduce((sum, at, i) => sum + (at <= limit ? (mass[i] ?? 0) : 0), 0)
    const reach = times.map(one => upTo(one.longest))
    const raw = support.map((at, i) =>
      times.reduce((sum, one, n) => {
        const ghost = at > one.longest ? (mass[i] ?? 0) / (reach[n] ?? 1) : 0
        return sum + (one.time === at ? 1 : 0) + ghost
      }, 0),
    )
    const total = raw.reduce((a, b) => a + b, 0)
    mass = raw.map(one => one / total)
  }
  let sum = 0
  const shares = mass.map(one => {
    sum += one
    return sum
  })
  return new Map(support.map((at, i) => [at, shares[i] ?? 0]))
}

test('on small samples the curve is the maximum of the likelihood', () => {
  let compared = 0
  for (let seed = 1; seed <= 12; seed++) {
    const curve = rightTruncated(sample(24, 6, 14, seeded(seed)))
    if (curve.notEstimable !== null) continue
    const best = selfConsistent(sample(24, 6, 14, seeded(seed)))
    for (const point of curve.points) expect(point.share).toBeCloseTo(best.get(point.time) ?? -1, 4)
    compared++
  }
  expect(compared).toBeGreaterThan(5)
})

test('a hand-made example: four steps counted with pencil and paper', () => {
  // Times 1, 2 and 3 of 10 each seen for good, and ten more of time 1 that could not be seen beyond 1.
  const many = (time: number, longest: number) => Array.from({ length: 10 }, () => ({ time, longest }))
  const curve = rightTruncated([...many(1, 9), ...many(2, 9), ...many(3, 9), ...many(1, 1)])
  // Of 30 that could be 3 long 10 are: 2/3 below. Of 20 that could be 2 long 10 are: half of that.
  expect(curve.points.map(one => [one.time, one.share, one.naive, one.atRisk])).toEqual([
    [1, expect.closeTo(1 / 3, 12), 0.5, 20],
    [2, expect.closeTo(2 / 3, 12), 0.75, 20],
    [3, 1, 1, 30],
  ])
})

describe('over 200 simulated cities', () => {
  const mean = 400
  const horizon = 1_095
  const truth = (1 - Math.exp(-365 / mean)) / (1 - Math.exp(-1_096 / mean))
  const runs = Array.from({ length: 200 }, (_, seed) =>
    shareWithin(rightTruncated(sample(600, mean, 1_825, seeded(seed + 1)), { horizon }), 364),
  )

  test('the interval holds the truth about as often as it says, and the naive share hardly ever comes near', () => {
    const held = runs.filter(one => (one.low ?? 1) <= truth && truth <= (one.high ?? 0)).length / runs.length
    expect(held).toBeGreaterThan(0.91)
    expect(held).toBeLessThan(0.99)
    const naiveHeld = runs.filter(
      one => (one.low ?? 1) <= (one.naive ?? 0) && (one.naive ?? 0) <= (one.high ?? 0),
    )
    expect(naiveHeld.length / runs.length).toBeLessThan(0.2)
    const middle = runs.reduce((sum, one) => sum + (one.value ?? 0), 0) / runs.length
    expect(Math.abs(middle - truth)).toBeLessThan(0.01)
  })
})

describe('laws', () => {
  const one = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([a, b]) => ({ time: Math.min(a, b), longest: Math.max(a, b) }))
  const list = fc.array(one, { minLength: 20, maxLength: 80 })

  test('the curve rises from 0 to 1 inside its limits and lies below the naive one', () => {
    fc.assert(
      fc.property(list, times => {
        const { points } = rightTruncated(times)
        for (const [i, point] of points.entries()) {
          expect(point.low).toBeLessThanOrEqual(point.share)
          expect(point.share).toBeLessThanOrEqual(point.high)
          expect(point.share).toBeGreaterThanOrEqual(points[i - 1]?.share ?? 0)
          expect(point.share).toBeLessThanOrEqual(point.naive + 1e-12)
        }
        if (points.length > 0) expect(points.at(-1)?.share).toBe(1)
      }),
    )
  })

  test('where everything could be seen it is the plain distribution', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 20 }), values => {
        const curve = rightTruncated(values.map(time => ({ time, longest: 30 })))
        for (const point of curve.points) expect(point.share).toBeCloseTo(point.naive, 10)
      }),
    )
  })
})

test('says why it cannot be known', () => {
  const reason = (times: TruncatedTime[], horizon?: number) =>
    rightTruncated(times, horizon === undefined ? {} : { horizon }).notEstimable
  expect(reason([])).toContain('at least 20')
  const few = Array.from({ length: 30 }, (_, n) => ({ time: n % 9, longest: 10 }))
  expect(reason(few, 365)).toContain('Nothing began long enough ago')
  expect(reason([...few, { time: 50, longest: 60 }])).toContain('Only 1')
  expect(() => rightTruncated([{ time: 5, longest: 4 }])).toThrow(RangeError)
})

test('the median with its limits lies on the curve', () => {
  const curve = rightTruncated(sample(800, 400, 1_825, seeded(7)), { horizon: 1_095 })
  const median = truncatedQuantile(curve, 0.5)
  expect(median.low).toBeLessThanOrEqual(median.value ?? 0)
  expect(median.value).toBeLessThanOrEqual(median.high ?? 0)
  expect(median.naive).toBeLessThan(median.value ?? 0)
})
