import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ears } from './ears.ts'

const realData = new URL('../../../../shared/data/', import.meta.url)
const here = existsSync(realData)
if (!here) console.log('real data absent: the Salmonella series is not read')

describe.skipIf(!here)('the German Salmonella Newport series', () => {
  test('C1 gives the published upper bounds of the first four weeks of 2011', () => {
    const file = new URL('stats/surveillance_salmonella_newport_germany.csv', realData)
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(','))
    const weeks = ears(
      rows.map(row => Number(row.at(-1))),
      { method: 'C1', alpha: 0.05 },
    )
    const first = rows.findIndex(row => row[1] === '2011' && row[2] === '1')
    const uppers = weeks.slice(first, first + 4).map(week => week.upper?.toFixed(6))
    expect(uppers).toEqual(['3.278854', '3.278854', '3.436517', '3.855617'])
  })
})

const quiet = [3, 5, 4, 6, 4, 5, 4]

test('C1 looks at the seven weeks before, C2 leaves out the last two', () => {
  const counts = [...quiet, 4, 20, 20]
  const c1 = ears(counts, { method: 'C1' })
  const c2 = ears(counts, { method: 'C2' })
  expect(c1[6]?.upper).toBeNull()
  expect(c1[7]?.expected).toBeCloseTo(31 / 7, 12)
  expect(c2[8]?.upper).toBe(null)
  expect(c2[9]?.expected).toBeCloseTo(31 / 7, 12)
  // The second week of the rise hides behind the first for C1, not for C2.
  expect([c1[8]?.alarm, c1[9]?.alarm, c2[9]?.alarm]).toEqual([true, false, true])
})

test('C3 remembers two weeks: a rise too small for C2 adds up', () => {
  const counts = [...quiet, 4, 5, 6.2, 6.2, 6.2]
  const alarms = (method: 'C2' | 'C3') => ears(counts, { method, alpha: 0.01 }).map(week => week.alarm)
  expect(alarms('C2').slice(-3).some(Boolean)).toBe(false)
  expect(alarms('C3').at(-1)).toBe(true)
  for (const week of ears(counts, { method: 'C3', alpha: 0.01 }))
    if (week.upper !== null && (week.statistic ?? 0) > 1) expect(week.alarm).toBe(week.observed > week.upper)
})

test('the spread has a floor, or one event after quiet weeks would be an alarm', () => {
  const counts = [0, 0, 0, 0, 0, 0, 0, 1]
  expect(ears(counts).at(-1)?.alarm).toBe(true)
  expect(ears(counts, { leastSpread: 0.5 }).at(-1)?.alarm).toBe(false)
  expect(() => ears(counts, { baseline: 2 })).toThrow(RangeError)
})
