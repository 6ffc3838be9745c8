import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CodedUnit, type CodingLevel, coderAgreement, krippendorffAlpha } from './coder-agreement.ts'
import { seeded } from './testing/random.ts'

const unitsOf = (coders: readonly (readonly (number | null)[])[]): CodedUnit[] =>
  (coders[0] ?? []).map((_, unit) => coders.map(coder => coder[unit] ?? null))

const x = null
// Krippendorff (2011), example C: four coders, twelve units.
const textbook = unitsOf([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, x, x, x],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, x, 3],
  [x, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, x],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, x],
])
const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const

test('the textbook example at its four levels', () => {
  const published = { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 }
  for (const level of levels) expect(krippendorffAlpha(textbook, level)).toBeCloseTo(published[level], 3)
})

const path = new URL('../../../../shared/data/stats/krippendorff_alpha_example.json', import.meta.url)
if (!existsSync(path)) console.log('skipped: the worked example of three coders is not beside the checkout')
test.skipIf(!existsSync(path))('the worked example of three coders', () => {
  const { coders, published_alpha: published } = JSON.parse(readFileSync(path, 'utf8'))
  expect(krippendorffAlpha(unitsOf(coders), 'nominal')).toBeCloseTo(published.nominal, 6)
  expect(krippendorffAlpha(unitsOf(coders), 'interval')).toBeCloseTo(published.interval, 6)
})

/** One minus the mean distance within units over the mean distance between any two values, each pair looked at by itself. */
function byPairs(units: readonly CodedUnit[], level: CodingLevel): number | null {
  const paired = units.map(unit => unit.filter(value => value !== null)).filter(unit => unit.length > 1)
  const all = paired.flat()
  const apart = (a: number, b: number) => {
    if (level === 'nominal') return a === b ? 0 : 1
    if (level === 'interval') return (a - b) ** 2
    if (level === 'ratio') return a === b ? 0 : ((a - b) / (a + b)) ** 2
    const between = all.filter(v => v >= Math.min(a, b) && v <= Math.max(a, b)).length
    return a === b ? 0 : (between - all.filter(v => v === a || v === b).length / 2) ** 2
  }
  const meanIn = (values: readonly number[]) => {
    let sum = 0
    values.forEach((a, i) => {
      values.forEach((b, j) => {
        if (i !== j) sum += apart(a, b)
      })
    })
    return sum / (values.length * (values.length - 1))
  }
  const observed = paired.reduce((sum, unit) => sum + unit.length * meanIn(unit), 0) / all.length
  const expected = meanIn(all)
  return expected > 0 ? 1 - observed / expected : null
}

const tiny = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})

test('alpha is what looking at every pair gives, whoever the coders are', () => {
  fc.assert(
    fc.property(tiny, fc.constantFrom(...levels), (units, level) => {
      const [found, expected] = [krippendorffAlpha(units, level), byPairs(units, level)]
      if (expected === null) expect(found).toBeNull()
      else {
        expect(found).toBeCloseTo(expected, 9)
        expect(found).toBeLessThanOrEqual(1)
      }
      const mirrored = krippendorffAlpha(units.map(unit => unit.toReversed()).toReversed(), level)
      if (found !== null) expect(mirrored).toBeCloseTo(found, 9)
    }),
  )
})

test('names do not matter at nominal level, nor stretching at ordinal, nor shifting at interval, nor scale at ratio', () => {
  const changed: Record<CodingLevel, (value: number) => number> = {
    nominal: value => [3, 0, 4, 1, 2][value] ?? 0,
    ordinal: value => value ** 3,
    interval: value => 7 * value + 5,
    ratio: value => 7 * value,
  }
  fc.assert(
    fc.property(tiny, fc.constantFrom(...levels), (units, level) => {
      const found = krippendorffAlpha(units, level)
      const again = krippendorffAlpha(
        units.map(unit => unit.map(value => (value === null ? null : changed[level](value)))),
        level,
      )
      if (found === null) expect(again).toBeNull()
      else expect(again).toBeCloseTo(found, 9)
    }),
  )
})

test('an interval is the same for the same seed and holds its alpha', () => {
  const run = () => coderAgreement(textbook, { level: 'nominal', random: seeded(5) })
  const found = run()
  expect(run()).toEqual(found)
  expect(found.low).toBeLessThan(0.743)
  expect(found.high).toBeGreaterThan(0.743)
  expect(found.notEstimable).toBeNull()
})

test('in simulated codings the interval holds the alpha of endless coding about as often as it says', () => {
  // Two coders; four units in five are plain, the others are given one of three codes by each at random: alpha is 1 − 1 / 5.
  const random = seeded(9)
  let held = 0
  for (let study = 0; study < 200; study++) {
    const units = Array.from({ length: 60 }, () => {
      const code = () => Math.floor(random() * 3)
      const plain = code()
      return random() < 0.8 ? [plain, plain] : [code(), code()]
    })
    const { low, high } = coderAgreement(units, { level: 'nominal', random, draws: 200 })
    if ((low ?? 1) <= 0.8 && (high ?? 0) >= 0.8) held++
  }
  expect(held / 200).toBeGreaterThan(0.87)
  expect(held / 200).toBeLessThan(0.99)
})

test('not estimable says why', () => {
  const ask = (units: CodedUnit[]) => coderAgreement(units, { level: 'nominal', random: seeded(1) })
  expect(ask([[1, 2], [1]]).notEstimable).toBe(
    'agreement needs at least 2 units coded twice, and there are 1',
  )
  expect(
    ask([
      [1, 1],
      [1, 1],
    ]).notEstimable,
  ).toBe('every coder gave the same value everywhere')
  expect(
    ask([
      [1, 1],
      [2, 2],
    ]),
  ).toMatchObject({ value: 1, low: null })
  expect(() => krippendorffAlpha([[Number.NaN, 1]], 'nominal')).toThrow(RangeError)
  expect(() => krippendorffAlpha([[-1, 1]], 'ratio')).toThrow(RangeError)
})
