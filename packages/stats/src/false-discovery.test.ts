import fc from 'fast-check'
import { expect, test } from 'vitest'
import { falseDiscovery } from './false-discovery.ts'

// Benjamini and Hochberg (1995), section 3.2: fifteen p-values of a trial; their procedure at 0.05 rejects four.
const trial = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
]

test('the worked example of the paper: four of fifteen are findings at one in twenty', () => {
  const adjusted = falseDiscovery(trial)
  expect(adjusted.filter(q => q <= 0.05).length).toBe(4)
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
})

test('an adjusted value is within a level exactly when the step-up rule rejects at that level', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      (pValues, level) => {
        const sorted = pValues.toSorted((a, b) => a - b)
        const last = sorted.findLastIndex((p, i) => (p * pValues.length) / (i + 1) <= level)
        const limit = last < 0 ? -1 : (sorted[last] ?? -1)
        const adjusted = falseDiscovery(pValues)
        pValues.forEach((p, i) => {
          expect((adjusted[i] ?? 1) <= level).toBe(p <= limit)
        })
      },
    ),
  )
})

test('under any dependence it is dearer, and no p-value is made smaller', () => {
  const plain = falseDiscovery(trial)
  const dear = falseDiscovery(trial, { dependent: true })
  trial.forEach((p, i) => {
    expect(plain[i]).toBeGreaterThanOrEqual(p)
    expect(dear[i]).toBeGreaterThanOrEqual(plain[i] ?? 1)
  })
  expect(falseDiscovery([])).toEqual([])
  expect(() => falseDiscovery([1.2])).toThrow(RangeError)
})
