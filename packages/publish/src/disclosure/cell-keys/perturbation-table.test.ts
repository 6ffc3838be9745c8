import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NoiseParameters, perturbationRow, type Target } from './maximum-entropy.ts'
import { rowOf } from './noise-table.ts'
import { keyedTable, lookUp, perturbationTable } from './perturbation-table.ts'

const variance = (i: number, row: readonly Target[]) => row.reduce((sum, t) => sum + t.p * (t.j - i) ** 2, 0)
const mean = (i: number, row: readonly Target[]) => row.reduce((sum, t) => sum + t.p * (t.j - i), 0)
const entropy = (row: readonly { p: number }[]) => -row.reduce((sum, t) => sum + t.p * Math.log(t.p), 0)

const small = { maxChange: 2, variance: 1.08, blocked: 1, rising: true }
const plain = { maxChange: 2, variance: 0.9, blocked: 0, rising: true }
const wide = { maxChange: 5, variance: 3, blocked: 2 }

// The vignette of the R package ptable 1.0, and an independent maximum-entropy solver.
describe.each<[string, NoiseParameters, number, Record<number, number>]>([
  ['D=2 V=1.08 js=1', small, 1, { 0: 0.5133, 2: 0.46, 3: 0.0267 }],
  ['D=2 V=1.08 js=1', small, 2, { 0: 0.1656, 2: 0.5463, 3: 0.2449, 4: 0.0432 }],
  [
    'D=2 V=1.08 js=1, not rising',
    { ...small, rising: false },
    3,
    { 2: 0.4208, 3: 0.2776, 4: 0.1824, 5: 0.1192 },
  ],
  ['D=2 V=1.08 js=1', small, 4, { 2: 0.0739, 3: 0.2442, 4: 0.3637, 5: 0.2442, 6: 0.0739 }],
  ['D=2 V=0.9 js=0', plain, 1, { 0: 0.3625, 1: 0.3625, 2: 0.1875, 3: 0.0875 }],
  ['D=2 V=0.9 js=0', plain, 2, { 0: 0.0515, 1: 0.2438, 2: 0.4093, 3: 0.2438, 4: 0.0515 }],
  [
    'D=5 V=3 js=2',
    wide,
    8,
    {
      3: 0.0038,
      4: 0.0166,
      5: 0.0523,
      6: 0.1187,
      7: 0.1942,
      8: 0.2288,
      9: 0.1942,
      10: 0.1187,
      11: 0.0523,
      12: 0.0166,
      13: 0.0038,
    },
  ],
])('%s: the row of %3$i', (_, parameters, i, printed) => {
  test('is the printed one', () => {
    const row = perturbationRow(i, parameters)
    expect(row.map(t => t.j)).toEqual(Object.keys(printed).map(Number))
    for (const { j, p } of row) expect(Math.abs(p - (printed[j] ?? 0)), `${j}`).toBeLessThan(1e-4)
  })
})

test('with V=1 and js=0 the row of 1 only reaches a variance of 0.932, as the vignette warns', () => {
  const row = perturbationRow(1, { ...plain, variance: 1 })
  expect(variance(1, row)).toBeCloseTo(0.932, 3)
})

/** Greatest entropy by trying: a grid over all but two probabilities (those follow from sum and mean), made finer around the best. */
function tried(i: number, { maxChange, variance: most, blocked, rising = false }: NoiseParameters): Target[] {
  const js = Array.from({ length: 2 * maxChange + 1 }, (_, n) => i - maxChange + n)
    .filter(j => j >= 0 && (j === 0 || j > blocked))
    .reverse()
  const [x = 0, y = 0] = js
  let best: { value: number; p: number[] } = { value: -Infinity, p: js.map(() => 1 / js.length) }
  const complete = (rest: readonly number[]): number[] => {
    const left = 1 - rest.reduce((sum, p) => sum + p, 0)
    const moment = -rest.reduce((sum, p, n) => sum + p * ((js[n + 2] ?? 0) - i), 0)
    const first = (moment - left * (y - i)) / (x - y)
    return [first, left - first, ...rest]
  }
  const fits = (p: readonly number[]) =>
    p.every(one => one >= 1e-8) &&
    js.reduce((sum, j, n) => sum + (p[n] ?? 0) * (j - i) ** 2, 0) <= most &&
    (!rising || js.every((j, n) => j >= i || js[n - 1] !== j + 1 || (p[n] ?? 0) <= (p[n - 1] ?? 0) + 1e-9))
  const steps = js.length > 4 ? 12 : 30
  for (let size = 0.5; size > 1e-6; size *= 0.8) {
    const around = best.p.slice(2)
    const walk = (rest: number[]): void => {
      const centre = around[rest.length]
      if (centre === undefined) {
        const p = complete(rest)
        const value = fits(p) ? -p.reduce((sum, one) => sum + one * Math.log(one), 0) : -Infinity
        if (value > best.value) best = { value, p }
        return
      }
      for (let n = -steps; n <= steps; n++) walk([...rest, centre + (n / steps) * size])
    }
    walk([])
  }
  return js.map((j, n) => ({ j, p: best.p[n] ?? 0 })).reverse()
}

test.each<[NoiseParameters, number]>([
  [small, 2],
  [{ ...small, rising: false }, 3],
  [plain, 1],
  [plain, 2],
])(
  'an independent search finds no more entropy than %j has for %i, and the same probabilities',
  (parameters, i) => {
    const row = perturbationRow(i, parameters)
    const other = tried(i, parameters)
    expect(entropy(other)).toBeLessThanOrEqual(entropy(row) + 1e-9)
    expect(entropy(other)).toBeGreaterThan(entropy(row) - 1e-4)
    for (const [n, { p }] of row.entries()) expect(Math.abs(p - (other[n]?.p ?? 0))).toBeLessThan(0.01)
  },
)

const parametersArbitrary = fc.record({
  maxChange: fc.integer({ min: 2, max: 6 }),
  variance: fc.double({ min: 1.5, max: 5, noNaN: true }),
  blocked: fc.integer({ min: 0, max: 2 }),
  rising: fc.boolean(),
})

test('every row sums to 1, is without bias, within the variance, and publishes nothing that is blocked', () => {
  fc.assert(
    fc.property(parametersArbitrary, fc.integer({ min: 1, max: 12 }), (parameters, i) => {
      fc.pre(parameters.maxChange > parameters.blocked)
      let row: Target[]
      try {
        row = perturbationRow(i, parameters)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        return
      }
      expect(row.reduce((sum, t) => sum + t.p, 0)).toBeCloseTo(1, 9)
      expect(Math.abs(mean(i, row))).toBeLessThan(1e-7)
      expect(variance(i, row)).toBeLessThanOrEqual(parameters.variance + 1e-7)
      expect(
        row.filter(t => (t.j > 0 && t.j <= parameters.blocked) || t.j < 0 || t.p < 1e-8 - 1e-15),
      ).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('no change is as likely as asked, or as nearly as can be had', () => {
  const row = perturbationRow(8, { ...wide, stay: 0.5 })
  expect(row.find(t => t.j === 8)?.p).toBeCloseTo(0.5, 9)
  expect(Math.abs(mean(8, row))).toBeLessThan(1e-7)
})

test('a variance that cannot be had is refused', () => {
  expect(() => perturbationRow(1, { maxChange: 2, variance: 0.2, blocked: 1 })).toThrow('variance 0.2')
})

test('a key between 0 and 1 is looked up by intervals that belong to the value below their upper end', () => {
  const rows = perturbationTable({ ...small })
  expect(lookUp(rows, 1, 0)).toBe(0)
  expect(lookUp(rows, 1, 0.5132)).toBe(0)
  expect(lookUp(rows, 1, 0.5134)).toBe(2)
  expect(lookUp(rows, 1, 0.9999)).toBe(3)
  expect(lookUp(rows, 0, 0.7)).toBe(0)
  expect(lookUp(rows, 1000, 0)).toBe(998)
})

test.each([wide, { ...small, rising: false }, { ...plain, rising: false }])(
  'written in 256 keys, %j has no bias at all, keeps its variance and publishes nothing blocked',
  parameters => {
    const table = keyedTable(parameters)
    for (const pcv of [1, 2, 3, 4, 5, 6, 7, 8, 9, 400, 750]) {
      const changes = [...table.subarray((rowOf(pcv) - 1) * 256, rowOf(pcv) * 256)]
      expect(changes.reduce((sum, v) => sum + v, 0)).toBe(0)
      expect(changes.reduce((sum, v) => sum + v * v, 0) / 256).toBeLessThanOrEqual(parameters.variance + 1e-9)
      expect(changes.filter(v => pcv + v < 0 || (pcv + v > 0 && pcv + v <= parameters.blocked))).toEqual([])
      const exact = perturbationRow(pcv, parameters)
      for (const { j, p } of exact) {
        const share = changes.filter(v => pcv + v === j).length / 256
        expect(Math.abs(share - p)).toBeLessThan(0.01)
      }
    }
  },
)
