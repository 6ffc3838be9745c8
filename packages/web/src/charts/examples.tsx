import type { IndicatorMonth } from '@understory/model'
import type { BarRow } from './bar-table.tsx'
import type { AreaValue } from './choropleth.tsx'
import type { TrendPoint } from './trend.tsx'
import type { CurveStep } from './truncated-curve.tsx'
import type { WeekHour } from './week-hours.tsx'

/** One small example per chart, for tests and for whoever writes the next page. All numbers are made up. */
export const trendExample: readonly TrendPoint[] = [
  { code: '2025-08', value: 21, low: 13, high: 32.1 },
  { code: '2025-09', value: null, low: null, high: null },
  { code: '2025-10', value: 17, low: 9.9, high: 27.2, partial: true },
]
export const curveExample: readonly CurveStep[] = [
  { time: 30, share: 0.2, low: 0.1, high: 0.3, naive: 0.4 },
  { time: 500, share: 0.6, low: 0.5, high: 0.7, naive: 0.8 },
  { time: 1095, share: 1, low: 1, high: 1, naive: 1 },
]
export const weekHoursExample: readonly WeekHour[] = [
  { weekday: 1, hour: 0, count: 3 },
  { weekday: 6, hour: 23, count: 11 },
]
export const barsExample: readonly BarRow[] = [
  { key: 'robbery', label: 'Robbery', value: 40, low: 28.6, high: 54.5, cells: ['40'] },
  { key: 'arson', label: 'Arson', value: null, low: null, high: null, cells: ['–'] },
]
export const areasExample: readonly AreaValue[] = [
  { slug: 'abell-park', name: 'Abell Park', value: 12.5 },
  { slug: 'birch-hill', name: 'Birch Hill', value: null },
]
export const targetPathExample: readonly IndicatorMonth[] = [
  {
    ...{ month: '2025-11', count: 30, settling: false, mean: 29, path: 30, low: 26, high: 35 },
    state: 'cannot-tell',
  },
  {
    ...{ month: '2025-12', count: 12, settling: false, mean: 22, path: 29, low: 25, high: 34 },
    state: 'on-path',
  },
  {
    ...{ month: '2026-01', count: 9, settling: true, mean: null, path: 28, low: 24, high: 33 },
    state: null,
  },
]
