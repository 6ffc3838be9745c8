import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { shuffled } from '../shuffled.ts'
import { adjustedRand } from './adjusted-rand.ts'

const groupings = fc
  .integer({ min: 2, max: 9 })
  .chain(size =>
    fc.tuple(
      ...[0, 1].map(() => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size })),
    ),
  )

/** Pair by pair, in the form of Hubert and Arabie's four kinds of pairs. */
function byPairs(one: readonly number[], other: readonly number[]): number {
  let [both, first, second, neither] = [0, 0, 0, 0]
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [one[i] === one[j], other[i] === other[j]]
      if (a && b) both++
      else if (a) first++
      else if (b) second++
      else neither++
    }
  const below = (both + first) * (first + neither) + (both + second) * (second + neither)
  return below === 0 ? 1 : (2 * (both * neither - first * second)) / below
}

test('the published examples', () => {
  // scikit-learn, documentation of adjusted_rand_score.
  expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.571_428_571, 8)
  expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.571_428_571, 8)
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12)
  expect(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0)
  // Yeung and Ruzzo (2001), supplement on the adjusted Rand index, table 2: ten things, classes 2, 2 and 6, index 0.313.
  expect(adjustedRand([0, 0, 1, 1, 1, 2, 2, 2, 2, 2], [0, 1, 0, 1, 1, 1, 2, 2, 2, 2])).toBeCloseTo(0.313, 3)
})

test('it is what counting pairs gives, the same both ways and under other names', () => {
  fc.assert(
    fc.property(groupings, ([one = [], other = []]) => {
      const found = adjustedRand(one, other)
      expect(found).toBeCloseTo(byPairs(one, other), 10)
      expect(adjustedRand(other, one)).toBeCloseTo(found, 12)
      expect(
        adjustedRand(
          one.map(group => 7 - group),
          other,
        ),
      ).toBeCloseTo(found, 12)
      expect(found).toBeLessThanOrEqual(1 + 1e-12)
      expect(adjustedRand(one, one)).toBe(1)
    }),
  )
})

test('groupings drawn by chance are alike by 0 on average', () => {
  const random = seeded(4)
  const sizes = Array.from({ length: 30 }, (_, i) => (i < 10 ? 0 : i < 17 ? 1 : 2))
  let sum = 0
  for (let i = 0; i < 4_000; i++)
    sum += adjustedRand(
      sizes,
      Array.from(shuffled(30, random), at => sizes[at] ?? 0),
    )
  expect(Math.abs(sum / 4_000)).toBeLessThan(0.005)
})

test('groupings of different things are refused', () => {
  expect(() => adjustedRand([0], [0, 1])).toThrow(RangeError)
})
