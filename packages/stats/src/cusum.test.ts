import { expect, test } from 'vitest'
import { averageRunLength, cusum, cusumLimit, normalScore } from './cusum.ts'
import { poissonDraw, seeded } from './testing/random.ts'

test('quiet weeks between false alarms are the published ones', () => {
  // One-sided, allowance 0.5: Hawkins and Olwell (1998), table 3.1, also Montgomery's table of run lengths (two-sided 168 and 465).
  expect(averageRunLength(4)).toBeCloseTo(336, -1)
  expect(averageRunLength(5)).toBeCloseTo(931, -1)
  expect(averageRunLength(3)).toBeCloseTo(118, -1)
})

test('a limit gives back the weeks it was made for', () => {
  for (const weeks of [20, 100, 500, 5_000]) {
    const limit = cusumLimit(weeks)
    expect(averageRunLength(limit) / weeks).toBeGreaterThan(0.99)
    expect(averageRunLength(limit) / weeks).toBeLessThan(1.01)
  }
  expect(() => cusumLimit(1)).toThrow(RangeError)
})

test('on simulated quiet counts, sparse and clustered ones too, alarms are as rare as the limit says or rarer', () => {
  const limit = cusumLimit(200)
  for (const mean of [0.5, 2, 10, 40]) {
    let [alarms, weeks] = [0, 0]
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed)
      const counts = Array.from({ length: 1_500 }, () => ({
        count: poissonDraw(mean, random),
        mean,
        variance: mean,
      }))
      alarms += cusum(counts, { limit }).filter(week => week.alarm).length
      weeks += counts.length
    }
    expect(alarms, `mean ${mean}`).toBeLessThan((1.25 * weeks) / 200)
    expect(alarms, `mean ${mean}`).toBeGreaterThan((0.25 * weeks) / 200)
  }
})

test('a rise by half is found within five weeks on average, and a doubling within three', () => {
  const limit = cusumLimit(500)
  const waits = (times: number) => {
    let sum = 0
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed)
      const weeks = Array.from({ length: 60 }, () => ({
        count: poissonDraw(12 * times, random),
        mean: 12,
        variance: 12,
      }))
      const at = cusum(weeks, { limit }).findIndex(week => week.alarm)
      sum += at < 0 ? 60 : at + 1
    }
    return sum / 100
  }
  expect(waits(2)).toBeLessThan(3)
  expect(waits(1.5)).toBeLessThan(5)
})

test('by hand: scores above the allowance add up, fall back to nothing, and begin again after an alarm', () => {
  const middle = normalScore(4, 4.670_909, 4.670_909)
  expect(Math.abs(middle)).toBeLessThan(0.25)
  expect(normalScore(0, 0, 0)).toBe(0)
  expect(normalScore(3, 0, 0)).toBe(8)
  const high = { count: 30, mean: 10, variance: 10 }
  const low = { count: 1, mean: 10, variance: 10 }
  const found = cusum([low, high, high, low], { limit: 4 })
  expect(found.map(week => week.alarm)).toEqual([false, true, true, false])
  expect(found[0]?.sum).toBe(0)
  expect(found[1]?.sum).toBeCloseTo(normalScore(30, 10, 10) - 0.5, 12)
  expect(found[2]?.sum).toBeCloseTo(normalScore(30, 10, 10) - 0.5, 12)
})
