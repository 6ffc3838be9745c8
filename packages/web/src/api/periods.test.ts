import { expect, test } from 'vitest'
import { lastMonths, lastWholeMonth, monthsOf, shiftMonth } from './periods.ts'

test('a month that is not over yet is not the last whole month', () => {
  expect(lastWholeMonth('2025-10-30')).toBe('2025-09')
  expect(lastWholeMonth('2025-10-31')).toBe('2025-10')
  expect(lastWholeMonth('2024-02-28')).toBe('2024-01')
  expect(lastWholeMonth('2024-02-29')).toBe('2024-02')
})

test('twelve months begin on a first and end on a last day', () => {
  expect(lastMonths('2025-11-09', 12)).toEqual({ from: '2024-11-01', to: '2025-10-31' })
  expect(lastMonths('2020-02-29', 12)).toEqual({ from: '2019-03-01', to: '2020-02-29' })
})

test('months are counted across the turn of the year', () => {
  expect(shiftMonth('2025-01', -1)).toBe('2024-12')
  expect(shiftMonth('2025-12', 1)).toBe('2026-01')
  expect(monthsOf({ from: '2024-11-01', to: '2025-02-28' })).toEqual([
    '2024-11',
    '2024-12',
    '2025-01',
    '2025-02',
  ])
})
