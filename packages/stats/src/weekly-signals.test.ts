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

test('in the first half year of quiet series EARS keeps to half of the budget', () => {
  let [alarms, weeks] = [0, 0]
  for (let run = 0; run < 40; run++) {
    const city = quietCity(26, 300 + run)
    for (let week = 10; week <= 26; week++) {
      const judged = weeklySignals(upTo(city, week), budget)
      expect(judged.every(one => one.method?.startsWith('ears-'))).toBe(true)
      alarms += judged.filter(one => one.sudden).length
      weeks++
    }
  }
  const perYear = (alarms * 52) / weeks
  console.log(
    `EARS in young quiet cities: ${perYear.toFixed(2)} alarms a year of ${budget.falseAlarmsPerYear / 2}`,
  )
  expect(perYear).toBeLessThanOrEqual(budget.falseAlarmsPerYear / 2)
  expect(alarms).toBeGreaterThan(0)
})

test('a series of twelve weeks that jumps from four to twenty is signalled by a rule of EARS', () => {
  const others = quietCity(13, 77)
  const jumped = { id: 'jumped', counts: [4, 3, 5, 4, 6, 3, 4, 5, 4, 3, 5, 4, 20] }
  const crept = { id: 'crept', counts: [4, 3, 5, 4, 6, 3, 4, 5, 4, 3, 12, 13, 13] }
  const found = weeklySignals([...others, jumped, crept], budget)
  const of = (id: string) => found.find(one => one.id === id)
  expect(of('jumped')).toMatchObject({ sudden: true, lasting: false, observed: 20 })
  expect(['ears-c1', 'ears-c2']).toContain(of('jumped')?.method)
  expect(of('crept')).toMatchObject({ sudden: true, method: 'ears-c3' })
})

test('the method goes by the history, and what cannot be judged is said', () => {
  const counts = (weeks: number) => Array.from({ length: weeks }, (_, n) => 4 + (n % 3))
  const found = weeklySignals(
    [
      { id: 'old', counts: counts(300) },
      { id: 'young', counts: counts(60) },
      { id: 'short', counts: counts(20) },
      { id: 'new', counts: counts(9) },
      { id: 'empty', counts: [] },
      { id: 'never', counts: new Array<number>(300).fill(0) },
    ],
    budget,
  )
  expect(found.map(one => one.method)).toEqual([
    'farrington',
    'level',
    expect.stringMatching(/^ears-c[123]$/),
    null,
    null,
    'level',
  ])
  expect(found[3]?.notEstimable).toContain('8 weeks')
  expect(found[0]?.q).toBeGreaterThanOrEqual(found[0]?.p ?? 1)
  expect(found.some(one => one.sudden || one.lasting)).toBe(false)
  expect(() => weeklySignals([], { falseAlarmsPerYear: 0 })).toThrow(RangeError)
})
