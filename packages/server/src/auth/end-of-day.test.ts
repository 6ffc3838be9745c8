import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day.ts'

test.each([
  ['2026-07-01', 'America/New_York', '2026-07-02T04:00:00.000Z'],
  ['2026-01-01', 'America/New_York', '2026-01-02T05:00:00.000Z'],
  // The clocks go back on 1 November 2026, so the day has 25 hours.
  ['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ['2026-07-01', 'Asia/Kathmandu', '2026-07-01T18:15:00.000Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-07-01T10:00:00.000Z'],
  ['2026-12-31', 'UTC', '2027-01-01T00:00:00.000Z'],
])('%s in %s is over at %s', (day, zone, instant) => {
  expect(endOfDay(day, zone).toISOString()).toBe(instant)
})
