import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countShown, shownDimension } from './shown-counts.ts'

const both = (text: string) => ({ en: text, es: text })
const dimension = (...people: number[]) => ({
  id: 'age',
  title: both('Age'),
  source: 'Census 2020',
  groups: people.map((count, n) => ({ label: both(`group ${n}`), residents: null, people: count })),
})
const shown = (...people: number[]) => shownDimension(dimension(...people)).groups.map(one => one.people)

test('one to nine people are not shown; none and ten are', () => {
  expect([0, 1, 9, 10].map(countShown)).toEqual([0, null, null, 10])
})

test('a small group is not left to be found from the total', () => {
  expect(shown(30, 20, 4)).toEqual([30, null, null])
  expect(shown(30, 20, 10)).toEqual([30, 20, 10])
  // Two small ones that are ten together hide each other.
  expect(shown(30, 20, 4, 7)).toEqual([30, 20, null, null])
  expect(shown(30, 20, 4, 3)).toEqual([30, null, null, null])
  expect(shownDimension(dimension(4, 0))).toMatchObject({ people: null })
  expect(shownDimension(dimension(20, 20)).groups[0]?.share).toBe(0.5)
})

test('nobody who knows every shown number and the rule tells a small group apart from another size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 }), people => {
      const found = shownDimension(dimension(...people))
      const hidden = people.filter((_, n) => found.groups[n]?.people === null)
      const visible = found.groups.flatMap(one => one.people ?? [])
      expect(visible.every(one => one === 0 || one >= 10)).toBe(true)
      if (found.people !== null && hidden.length > 0) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(found.people - visible.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(10)
      }
      if (found.people === null) expect(found.groups.every(one => one.share === null)).toBe(true)
    }),
  )
})
