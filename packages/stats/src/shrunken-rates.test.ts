import { describe, expect, test } from 'vitest'
import { logLikelihood, shrunkenRates } from './shrunken-rates.ts'
import { gammaQuantile } from './special/incomplete-gamma.ts'
import { logGamma } from './special/log-gamma.ts'
import { poissonDraw, seeded } from './testing/random.ts'

/** Dealers whose rates differ: gamma with this shape and mean, sales from 50 to 5,000 guns. */
function made(count: number, shape: number, mean: number, random: () => number) {
  return Array.from({ length: count }, () => {
    const rate = (gammaQuantile(shape, Math.min(0.999_999, Math.max(1e-6, random())), 'lower') * mean) / shape
    const exposure = 0.05 * 100 ** random()
    return { rate, exposure, count: poissonDraw(rate * exposure, random) }
  })
}

test('the logarithm of the gamma function is that of factorials', () => {
  let factorial = 1
  for (let n = 1; n <= 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11)
    factorial *= n
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
})

test('the fitted distribution is the most likely one among all that were tried', () => {
  const units = made(60, 2, 8, seeded(3))
  const { mean = 0, spread = 1 } = shrunkenRates(units)
  const best = logLikelihood(units, ((mean ?? 0) / (spread ?? 1)) ** 2, mean ?? 0)
  for (let a = -4; a <= 8; a += 0.05)
    for (let m = 0.5; m <= 2; m += 0.05)
      expect(logLikelihood(units, Math.exp(a), (mean ?? 0) * m)).toBeLessThanOrEqual(best + 1e-6)
})

describe('on simulated dealers', () => {
  const runs = Array.from({ length: 20 }, (_, seed) => {
    const units = made(200, 1.5, 6, seeded(seed + 1))
    return { units, found: shrunkenRates(units) }
  })

  test('shrunken rates are nearer to the truth than plain ones', () => {
    let [plain, shrunken] = [0, 0]
    for (const { units, found } of runs)
      units.forEach((unit, i) => {
        plain += (unit.count / unit.exposure - unit.rate) ** 2
        shrunken += ((found.rates[i]?.value ?? 0) - unit.rate) ** 2
      })
    expect(shrunken).toBeLessThan(0.5 * plain)
  })

  test('nineteen intervals of twenty hold the truth', () => {
    const held = runs.flatMap(({ units, found }) =>
      units.map(
        (unit, i) => (found.rates[i]?.low ?? 1) <= unit.rate && unit.rate <= (found.rates[i]?.high ?? 0),
      ),
    )
    const share = held.filter(Boolean).length / held.length
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })
})

test('a unit lies between its own rate and the mean of all, nearer to its own the more it sold', () => {
  const others = made(40, 2, 5, seeded(9))
  const rateOf = (exposure: number) => {
    const found = shrunkenRates([...others, { count: Math.round(20 * exposure), exposure }])
    return { value: found.rates.at(-1)?.value ?? 0, mean: found.mean ?? 0 }
  }
  const [small, large] = [rateOf(0.1), rateOf(50)]
  expect(small.value).toBeGreaterThan(small.mean)
  expect(small.value).toBeLessThan(large.value)
  expect(Math.abs(large.value - 20)).toBeLessThan(1)
})

test('units that are alike are drawn to the whole, and what cannot be known is said', () => {
  const alike = Array.from({ length: 50 }, (_, n) => ({ count: 10 + (n % 2), exposure: 1 }))
  const { rates, overall } = shrunkenRates(alike)
  for (const rate of rates) expect(rate.value).toBeCloseTo(overall ?? 0, 2)
  expect(shrunkenRates(alike.slice(0, 4)).notEstimable).toContain('4 units')
  expect(shrunkenRates(alike.map(unit => ({ ...unit, count: 0 }))).notEstimable).toContain('no event')
  expect(() => shrunkenRates([{ count: 1, exposure: 0 }])).toThrow(RangeError)
})
