import { describe, expect, test } from 'vitest'
import { poissonDraw, seeded } from './testing/random.ts'
import { type WeeklySeries, weeklySignals } from './weekly-signals.ts'

const budget = { falseAlarmsPerYear: 6 }
const means = [0.2, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 25]

/** Series of a quiet city: a season, and every third one more clustered than chance. */
function quietCity(weeks: number, seed: number): WeeklySeries[] {
  return means.map((mean, n) => {
    const random = seeded(seed * 100 + n)
    return {
      id: `series ${n}`,
      counts: Array.from({ length: weeks }, (_, week) => {
        const season = 1 + 0.2 * Math.sin((2 * Math.PI * week) / 52.1775)
        const cluster = n % 3 === 0 ? 0.7 + 0.6 * random() : 1
        return poissonDraw(mean * season * cluster, random)
      }),
    }
  })
}

const upTo = (series: readonly WeeklySeries[], weeks: number) =>
  series.map(one => ({ ...one, counts: one.counts.slice(0, weeks) }))

test('over ten quiet years the alarms of the whole city stay within the budget', () => {
  const years = 10
  const history = 260
  const city = quietCity(history + years * 52, 3)
  let alarms = 0
  for (let week = history + 1; week <= history + years * 52; week++)
    alarms += weeklySignals(upTo(city, week), budget).filter(one => one.sudden || one.lasting).length
  expect(alarms / years).toBeLessThanOrEqual(budget.falseAlarmsPerYear)
  expect(alarms).toBeGreaterThan(0)
}, 60_000)

describe('a planted change', () => {
  const waits = (times: number) =>
    Array.from({ length: 30 }, (_, run) => {
      const city = quietCity(300, run + 50)
      const random = seeded(run + 900)
      const changed = city.map(one =>
        one.id === 'series 8'
          ? {
              ...one,
              counts: one.counts.map((count, week) => (week < 290 ? count : poissonDraw(6 * times, random))),
            }
          : one,
      )
      for (let week = 291; week <= 300; week++) {
        const found = weeklySignals(upTo(changed, week), budget).find(one => one.id === 'series 8')
        if (found?.sudden || found?.lasting) return week - 290
      }
      return 11
    })

  test('of three times six a week is found within two weeks, of twice within five', () => {
    const within = (list: number[], weeks: number) => list.filter(wait => wait <= weeks).length / list.length
    expect(within(waits(3), 2)).toBeGreaterThan(0.9)
    expect(within(waits(2), 5)).toBeGreaterThan(0.7)
  })
})

test('the method goes by the history, and what cannot be judged is said', () => {
  const counts = (weeks: number) => Array.from({ length: weeks }, (_, n) => 4 + (n % 3))
  const found = weeklySignals(
    [
      { id: 'old', counts: counts(300) },
      { id: 'young', counts: counts(60) },
      { id: 'new', counts: counts(10) },
      { id: 'empty', counts: [] },
      { id: 'never', counts: new Array<number>(300).fill(0) },
    ],
    budget,
  )
  expect(found.map(one => one.method)).toEqual(['farrington', 'level', null, null, 'level'])
  expect(found[2]?.notEstimable).toContain('9 weeks')
  expect(found[0]?.q).toBeGreaterThanOrEqual(found[0]?.p ?? 1)
  expect(found.some(one => one.sudden || one.lasting)).toBe(false)
  expect(() => weeklySignals([], { falseAlarmsPerYear: 0 })).toThrow(RangeError)
})
