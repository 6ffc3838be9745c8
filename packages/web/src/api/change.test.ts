import type { MeasureRow } from '@understory/model'
import { expect, test } from 'vitest'
import { changeOf } from './change.ts'

const row = (more: Partial<MeasureRow>): MeasureRow => ({
  by: {},
  value: -0.24,
  low: -0.35,
  high: -0.12,
  count: 231,
  base: 305,
  notEstimable: null,
  ...more,
})

test('a change is clear only where its interval leaves no change out', () => {
  expect(changeOf(row({}))?.verdict).toBe('fewer')
  expect(changeOf(row({ value: 0.3, low: 0.1, high: 0.5 }))?.verdict).toBe('more')
  expect(changeOf(row({ value: -0.04, low: -0.2, high: 0.15 }))?.verdict).toBe('unclear')
  expect(changeOf(row({ value: -0.1, low: -0.2, high: 0 }))?.verdict).toBe('unclear')
})

test('without a year before nobody can say', () => {
  expect(changeOf(row({ value: null, low: null, high: null, base: null }))?.verdict).toBe('unknown')
  expect(changeOf(null)).toBeNull()
})
