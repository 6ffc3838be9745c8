import { dayNumber, dayOfNumber } from '@understory/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countDays,
  type DaySet,
  daySet,
  daysOfMonth,
  daysOfWeek,
  dayYearBefore,
  intersect,
  monthNoOf,
  unite,
  weekNoOf,
  yearBefore,
  yearsOf,
} from './day-set.ts'

const sets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.nat({ max: 9 })), { maxLength: 6 })
  .map(list => daySet(list.map(([from, length]) => [from, from + length] as const)))
const members = (set: DaySet) =>
  new Set(set.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)))
const on = (from: string, to: string): DaySet => [[dayNumber(from), dayNumber(to)]]

test('intersection, union and length agree with sets of single days', () => {
  fc.assert(
    fc.property(sets, sets, (a, b) => {
      expect(members(intersect(a, b))).toEqual(new Set([...members(a)].filter(d => members(b).has(d))))
      expect(members(unite(a, b))).toEqual(new Set([...members(a), ...members(b)]))
      expect(countDays(a)).toBe(members(a).size)
    }),
  )
})

test('a calendar year is one year, leap or not, and half of January 31/2 days of it', () => {
  expect(yearsOf(on('2019-01-01', '2019-12-31'))).toBe(1)
  expect(yearsOf(on('2020-01-01', '2020-12-31'))).toBe(1)
  expect(yearsOf(on('2015-01-01', '2019-12-31'))).toBeCloseTo(5, 12)
  expect(yearsOf(on('2020-01-01', '2020-01-31'))).toBeCloseTo(31 / 366, 12)
})

test('a year before February is February, with its own last day', () => {
  expect(yearBefore(on('2020-02-01', '2020-02-29'))).toEqual(on('2019-02-01', '2019-02-28'))
  expect(yearBefore(on('2021-02-01', '2021-02-28'))).toEqual(on('2020-02-01', '2020-02-29'))
  expect(yearBefore(on('2019-06-15', '2020-06-14'))).toEqual(on('2018-06-15', '2019-06-14'))
  expect(dayOfNumber(dayYearBefore(dayNumber('2020-02-29'), false))).toBe('2019-03-01')
})

test('months and weeks hold the days they are made of', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), day => {
      const [from, to] = daysOfMonth(monthNoOf(day))
      expect(from <= day && day <= to).toBe(true)
      const [monday, sunday] = daysOfWeek(weekNoOf(day))
      expect(monday <= day && day <= sunday && sunday - monday === 6).toBe(true)
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1)
    }),
  )
})
