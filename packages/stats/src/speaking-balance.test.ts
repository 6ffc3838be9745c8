import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speakingBalance } from './speaking-balance.ts'

test('by hand: all alike, and one seat that gave all', () => {
  expect(speakingBalance([4, 4, 4])).toMatchObject({
    evenness: 1,
    gini: 0,
    silentSeats: 0,
    notEstimable: null,
  })
  expect(speakingBalance([12, 0, 0, 0])).toMatchObject({
    evenness: 0,
    gini: 0.75,
    largestShare: 1,
    silentSeats: 3,
  })
  const found = speakingBalance([6, 3, 3])
  // Entropy ½ ln 2 + ½ ln 4 over ln 3; differences 3 + 3 + 0 of pairs, over 3 seats and 12 points.
  expect(found.evenness).toBeCloseTo((1.5 * Math.log(2)) / Math.log(3), 12)
  expect(found.gini).toBeCloseTo(6 / 36, 12)
})

test('evenness by chance is the mean over every way in which the points can fall', () => {
  for (const [seats, total] of [
    [3, 6],
    [3, 8],
  ] as const) {
    let sum = 0
    for (let way = 0; way < seats ** total; way++) {
      const counts = new Array<number>(seats).fill(0)
      for (let point = 0, left = way; point < total; point++, left = Math.floor(left / seats))
        counts[left % seats] = (counts[left % seats] ?? 0) + 1
      sum += speakingBalance(counts).evenness ?? 0
    }
    expect(speakingBalance([total, ...new Array<number>(seats - 1).fill(0)]).evennessByChance).toBeCloseTo(
      sum / seats ** total,
      10,
    )
  }
})

test('seats have no names, and giving from a busy seat to a quiet one makes it no less even', () => {
  const seats = fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(seats, points => {
      const found = speakingBalance(points)
      expect(speakingBalance(points.toReversed()).gini).toBeCloseTo(found.gini ?? -1, 10)
      expect(found.evenness).toBeLessThanOrEqual(1 + 1e-12)
      expect(found.gini).toBeGreaterThanOrEqual(0)
      const sorted = points.toSorted((a, b) => a - b)
      const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
      if (most - least < 2) return
      const shared = speakingBalance([least + 1, ...sorted.slice(1, -1), most - 1])
      expect(shared.evenness).toBeGreaterThan(found.evenness ?? 1)
      expect(shared.gini).toBeLessThan(found.gini ?? 0)
    }),
  )
})

test('not estimable says why', () => {
  expect(speakingBalance([5, 5]).notEstimable).toBe('balance needs at least 3 seats, and there are 2')
  expect(speakingBalance([5, 0, 0])).toMatchObject({
    evenness: null,
    silentSeats: 2,
    notEstimable: 'balance needs at least 2 points a seat, and there are 5 for 3',
  })
  expect(() => speakingBalance([1.5, 3, 4])).toThrow(RangeError)
})
