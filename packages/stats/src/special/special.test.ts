import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../../reference/reference.gen.json' with { type: 'json' }
import { countDistribution, countQuantile } from './count-quantile.ts'
import { poissonDensity, stirlingError } from './densities.ts'
import { betaQuantile, incompleteBeta } from './incomplete-beta.ts'
import { gammaQuantile, incompleteGamma } from './incomplete-gamma.ts'
import { leastSquares } from './least-squares.ts'
import { chiSquareTail, normalQuantile } from './normal.ts'

/** Relative difference, so that small tails are held to as many digits as large ones. */
const near = (got: number, want: number, tolerance: number) =>
  expect(Math.abs(got - want), `got ${got}, want ${want}`).toBeLessThanOrEqual(tolerance * Math.abs(want))

describe('against SciPy', () => {
  test('incomplete gamma, both tails', () => {
    for (const [shape = 0, x = 0, lower = 0, upper = 0] of reference.gammaFunctions) {
      near(incompleteGamma(shape, x, 'lower'), lower, 2e-11)
      near(incompleteGamma(shape, x, 'upper'), upper, 2e-11)
    }
  })
  test('gamma quantiles, both tails', () => {
    for (const [shape = 0, p = 0, lower = 0, upper = 0] of reference.gammaQuantiles) {
      near(gammaQuantile(shape, p, 'lower'), lower, 1e-12)
      near(gammaQuantile(shape, p, 'upper'), upper, 1e-12)
    }
  })
  test('incomplete beta and its quantiles', () => {
    for (const [a = 0, b = 0, p = 0, x = 0, cdf = 0] of reference.betaFunctions) {
      near(incompleteBeta(x, a, b), cdf, 2e-11)
      near(betaQuantile(p, a, b), x, 1e-10)
    }
  })
  test('normal quantiles and chi-square tails', () => {
    for (const [p = 0, z = 0] of reference.normalQuantiles)
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12)
    for (const [x = 0, degrees = 0, tail = 0] of reference.chiSquareTails)
      near(chiSquareTail(x, degrees), tail, 1e-11)
  })
  test('Poisson and negative binomial counts', () => {
    for (const [k = 0, mean = 0, variance = 0, cdf = 0] of reference.counts)
      near(countDistribution(k, mean, variance), cdf, 1e-10)
  })
})

describe('against exact answers', () => {
  test('log factorials to 170!', () => {
    let logFactorial = 0
    for (let n = 1; n <= 170; n++) {
      logFactorial += Math.log(n)
      const stirling = (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI)
      expect(stirling + stirlingError(n)).toBeCloseTo(logFactorial, 10)
    }
  })
  test('Poisson probabilities from factorials', () => {
    let factorial = 1
    for (let k = 0; k <= 20; k++) {
      if (k > 0) factorial *= k
      for (const mean of [0.1, 1, 4, 19])
        near(poissonDensity(k, mean), (mean ** k * Math.exp(-mean)) / factorial, 1e-13)
    }
  })
  test('the count quantile is the first count whose summed probability is enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (mean, p) => {
          const k = countQuantile(p, mean, mean)
          let sum = 0
          for (let i = 0; i < k; i++) sum += poissonDensity(i, mean)
          expect(sum).toBeLessThan(p + 1e-12)
          expect(sum + poissonDensity(k, mean)).toBeGreaterThan(p - 1e-12)
        },
      ),
    )
  })
  test('a line through three points, by hand', () => {
    const rows = [
      [1, 0],
      [1, 1],
      [1, 2],
    ]
    const solved = leastSquares(rows, [1, 3, 5], [1, 1, 1])
    expect(solved?.coefficients.map(x => x.toFixed(9))).toEqual(['1.000000000', '2.000000000'])
    expect(solved?.inverse[1]?.[1]).toBeCloseTo(1 / 2, 12)
    expect(
      leastSquares(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
        [1, 1],
      ),
    ).toBeNull()
  })
})

describe('laws', () => {
  const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  const size = fc.double({ min: 0.5, max: 5000, noNaN: true })
  test('the quantile undoes the distribution, and the tails add to one', () => {
    fc.assert(
      fc.property(size, probability, (shape, p) => {
        const x = gammaQuantile(shape, p, 'lower')
        near(incompleteGamma(shape, x, 'lower'), p, 1e-9)
        expect(incompleteGamma(shape, x, 'lower') + incompleteGamma(shape, x, 'upper')).toBeCloseTo(1, 12)
      }),
    )
    fc.assert(
      fc.property(size, size, probability, (a, b, p) => {
        const x = betaQuantile(p, a, b)
        // 1 - x is rounded: closer to either end the tails differ by more than the function does.
        fc.pre(x > 1e-6 && x < 1 - 1e-6)
        expect(incompleteBeta(x, a, b)).toBeCloseTo(p, 9)
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 9)
      }),
    )
  })
})
