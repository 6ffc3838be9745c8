import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proportionTest } from './proportion-test.ts'
import { wilsonInterval } from './wilson-interval.ts'

test('Baltimore homicides not closed by arrest against one half: X-squared 239.01 as printed by prop.test of R', () => {
  expect(proportionTest(1825, 2827)?.statistic).toBeCloseTo(239.01, 2)
  expect(proportionTest(1825, 2827)?.pValue).toBeLessThan(2.2e-16)
})

test('by hand: 8 of 10 against one half is (|8 − 5| − ½)² / 2.5 = 2.5, and 3.6 without correction', () => {
  expect(proportionTest(8, 10)?.statistic).toBeCloseTo(2.5, 12)
  expect(proportionTest(8, 10, { continuity: false })?.statistic).toBeCloseTo(3.6, 12)
  // pchisq(2.5, 1, lower = FALSE) of R
  expect(proportionTest(8, 10)?.pValue).toBeCloseTo(0.1138463, 7)
  expect(proportionTest(5, 10)).toEqual({ statistic: 0, pValue: 1 })
})

test('law: a share is refused at five per cent exactly when the interval leaves it out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      ([k, n], share) => {
        const { low, high } = wilsonInterval(k, n)
        const { pValue } = proportionTest(k, n, { share, continuity: false }) ?? { pValue: Number.NaN }
        fc.pre(Math.abs(pValue - 0.05) > 1e-9)
        expect(pValue < 0.05).toBe(share < (low ?? 0) || share > (high ?? 1))
      },
    ),
  )
})

test('no trials and a stated share of 0 or 1 are not estimable', () => {
  expect(proportionTest(0, 0)).toBeNull()
  expect(proportionTest(1, 2, { share: 0 })).toBeNull()
})
