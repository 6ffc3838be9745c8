import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classBreaks, classOf } from './class-breaks.ts'

test('limits rise, are whole numbers and make at most five classes', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true })), values => {
      const breaks = classBreaks(values)
      expect(breaks.length).toBeLessThanOrEqual(4)
      breaks.forEach((limit, i) => {
        expect(Number.isInteger(limit)).toBe(true)
        expect(limit).toBeGreaterThan(breaks[i - 1] ?? 0)
      })
    }),
  )
})

test('a higher value is never shaded lighter', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: 2 }), values => {
      const breaks = classBreaks(values)
      const classes = values.toSorted((a, b) => a - b).map(value => classOf(value, breaks))
      classes.forEach((one, i) => {
        expect(one).toBeGreaterThanOrEqual(classes[i - 1] ?? 0)
      })
    }),
  )
})

test('a limit belongs to the class above it', () => {
  expect([9, 10, 24, 25].map(value => classOf(value, [10, 25]))).toEqual([0, 1, 1, 2])
})
