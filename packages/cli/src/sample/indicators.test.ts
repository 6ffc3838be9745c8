import { indicatorStatus, type MonthCount } from '@understory/analysis'
import { dayNumber, daysInMonth, monthNumber, monthOfNumber } from '@understory/model'
import { describe, expect, test } from 'vitest'
import { expectedOn } from './incidents.ts'
import { type Random, randomOf } from './random.ts'
import { kindRates } from './rates.ts'

const shot = kindRates.filter(one => one.kind === 'homicide' || one.kind === 'shooting')
const flat = shot.map(one => ({ ...one, years: [] }))
const first = '2010-01'
const baseline = 36
const years = 10
const cities = 100
const target = { baselineFrom: first, baselineTo: '2012-12', until: '2022-12', perYear: -0.15 }

/** Mean number of shootings of each month, season and weekdays as Alder City has them, no year unlike another. */
const means = Array.from({ length: baseline + years * 12 }, (_, i) => {
  const month = monthOfNumber(monthNumber(first) + i)
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  const from = dayNumber(`${month}-01`)
  let sum = 0
  for (let day = from; day < from + days; day++) for (const one of flat) sum += expectedOn(one, day, 0)
  return { month, mean: sum }
})
/** People hurt in so many shootings, as `draw` of the invented city says: one, or two to four in nine of a hundred. */
const victimsOf = (events: number, random: Random): number =>
  Array.from({ length: events }, () => (random.chance(0.09) ? 2 + random.below(3) : 1)).reduce(
    (a, b) => a + b,
    0,
  )

function drawn(city: number, counts: 'incidents' | 'victims', kept = 1): MonthCount[] {
  const random = randomOf(city, `indicator ${counts}`)
  return means.map(({ month, mean }, i) => {
    const events = random.poisson(mean * (i < baseline ? 1 : kept))
    return { month, count: counts === 'victims' ? victimsOf(events, random) : events }
  })
}
const askedOf = (months: readonly MonthCount[]) =>
  indicatorStatus(months, { better: 'fewer', settling_months: 0, target })

describe.each(['incidents', 'victims'] as const)('ten years of %s of Alder City', counts => {
  test('without change turn red or green by chance in no more than 5 % of the months', () => {
    const shares = Array.from({ length: cities }, (_, city) => {
      const states = askedOf(drawn(city + 1, counts)).months.flatMap(one => one.state ?? [])
      expect(states).toHaveLength(years * 12)
      return states.filter(one => one === 'worse' || one === 'on-path').length / states.length
    }).toSorted((a, b) => a - b)
    const mean = shares.reduce((a, b) => a + b) / cities
    const nineteen = shares[Math.floor(cities * 0.95)] ?? 1
    console.info(
      `${counts}, no change: coloured ${(100 * mean).toFixed(2)} % of months on average; 95 of 100 cities at most ${(100 * nineteen).toFixed(1)} %`,
    )
    expect(mean).toBeLessThanOrEqual(0.05)
    expect(nineteen).toBeLessThanOrEqual(0.05)
  })

  test('with a quarter less turn green within the months that periodsToTell states, nine times in ten', () => {
    const down = { ...target, until: '2013-12', perYear: -0.25 }
    let [told, inTime, months] = [0, 0, 0]
    for (let city = 1; city <= cities; city++) {
      const all = drawn(city, counts, 0.75)
      const { tellIn_months: within, months: shown } = indicatorStatus(all, {
        ...{ better: 'fewer', settling_months: 0, target: down },
      })
      if (within === null) continue
      told++
      months += within
      const green = shown.slice(baseline).findIndex(one => one.state === 'on-path')
      if (green !== -1 && green + 1 <= within) inTime++
    }
    console.info(
      `${counts}, a quarter less: ${told} of ${cities} cities are told a time, ${(months / Math.max(1, told)).toFixed(1)} months on average; ${inTime} of ${told} turn within it`,
    )
    if (counts === 'incidents') expect(told).toBeGreaterThan(cities / 2)
    expect(inTime).toBeGreaterThanOrEqual(0.85 * told)
  })
})

test('an indicator says why it cannot be told', () => {
  const months = drawn(1, 'incidents')
  const asked = (list: readonly MonthCount[], more: object = {}) =>
    indicatorStatus(list, { better: 'fewer', settling_months: 1, target, ...more })
  expect(asked([]).reason).toBe('no-data')
  expect(asked(months, { target: null }).reason).toBe('no-target')
  expect(asked(months.slice(0, 30)).reason).toBe('not-covered')
  expect(asked(months.map(one => ({ ...one, count: one.month < '2011-06' ? null : one.count }))).reason).toBe(
    'not-covered',
  )
  expect(asked(months.map(one => ({ ...one, count: 0 }))).reason).toBe('no-data')
  expect(asked(months.slice(0, 37)).reason).toBe('too-few-months')
  const { months: shown, stand } = asked(months.slice(0, 60))
  expect([shown.at(-1)?.settling, shown.at(-1)?.state, stand?.to]).toEqual([true, null, shown.at(-2)?.month])
})

test('the path asks for the same share less each year, and its band is the wider the fewer are counted', () => {
  const { months, wholeChange } = askedOf(drawn(3, 'incidents'))
  expect(wholeChange).toBeCloseTo(0.85 ** 10 - 1, 10)
  const at = (month: string) => months.find(one => one.month === month)
  const ratio = (at('2015-12')?.path ?? 0) / (at('2014-12')?.path ?? 1)
  expect(ratio).toBeCloseTo(0.85, 10)
  const width = (month: string) => (at(month)?.high ?? 0) / (at(month)?.low ?? 1)
  expect(width('2022-12')).toBeGreaterThan(width('2014-12'))
})
