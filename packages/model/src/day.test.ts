import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOfNumber, isDay, localDay } from './day.ts'
import { slugOf } from './place.ts'

describe('days', () => {
  test('a day and its number are the same thing written twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), number => {
        expect(dayNumber(dayOfNumber(number))).toBe(number)
        expect(isDay(dayOfNumber(number))).toBe(true)
      }),
    )
  })

  test('29 February exists in leap years only (Gregorian rule: 2000 yes, 1900 no)', () => {
    expect(['2000-02-29', '1900-02-29', '2024-02-29', '2023-02-29'].map(isDay)).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('text that only looks like a day is refused', () => {
    expect(
      ['2024-13-01', '2024-00-10', '2024-04-31', '24-04-01', '2024-4-1', '', '0000-01-01'].filter(isDay),
    ).toEqual([])
  })

  test('an instant is another day in another zone', () => {
    const instant = new Date('2023-12-14T03:12:49Z')
    expect(localDay(instant, 'America/New_York')).toBe('2023-12-13')
    expect(localDay(instant, 'UTC')).toBe('2023-12-14')
  })
})

describe('slugs', () => {
  test('names become addresses a person can type', () => {
    expect(
      ["Butcher's Hill", 'Mid-Govans', 'Middle Branch/Reedbird Parks', 'Peña', '???'].map(slugOf),
    ).toEqual(['butchers-hill', 'mid-govans', 'middle-branch-reedbird-parks', 'pena', 'unnamed'])
  })
})
