import { dayNumber, dayOfNumber, type GunFact } from '@understory/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gunFact } from '../testing/made-up-fact.ts'
import { kindMonths } from './kind-months.ts'
import { recoveries } from './recoveries.ts'
import { reportedWeeks } from './reported-weeks.ts'
import { weekOf } from './weeks.ts'

test('every gun is in one line, in the rest, or among those whose row does not say', () => {
  const calibres = fc.constantFrom(
    '9mm',
    '.40',
    '.380',
    null,
    ...Array.from({ length: 20 }, (_, n) => `c${n}`),
  )
  fc.assert(
    fc.property(fc.array(calibres, { maxLength: 80 }), list => {
      const { lines, rest, said, notSaid, values } = recoveries(
        list.map(calibre => gunFact({ calibre })),
      ).calibre
      expect(lines.reduce((sum, one) => sum + one.count, 0) + rest).toBe(said)
      expect(said + notSaid).toBe(list.length)
      expect(values).toBe(new Set(list.filter(one => one !== null)).size)
      expect(lines.map(one => one.count)).toEqual(lines.map(one => one.count).toSorted((a, b) => b - a))
    }),
  )
})

test('privately made, removed serial and conversion device are three series, and a blank is not a no', () => {
  const facts = [
    gunFact({
      recoveredOn: '2025-10-03',
      privatelyMade: 'yes',
      serialState: 'none',
      conversionDevice: 'not-stated',
    }),
    gunFact({
      recoveredOn: '2025-10-09',
      privatelyMade: 'no',
      serialState: 'obliterated',
      conversionDevice: 'yes',
    }),
    gunFact({
      recoveredOn: '2025-12-09',
      privatelyMade: 'not-stated',
      serialState: 'not-stated',
      conversionDevice: 'no',
    }),
    gunFact({ recoveredOn: '2026-01-02' }),
  ]
  const { months } = kindMonths(facts, '2026-01-20')
  expect(months.map(one => [one.month, one.guns])).toEqual([
    ['2025-10', 2],
    ['2025-11', 0],
    ['2025-12', 1],
  ])
  expect(months[0]).toMatchObject({
    privatelyMade: { count: 1, said: 2 },
    serialRemoved: { count: 1, said: 2 },
    conversionDevice: { count: 1, said: 1 },
  })
  expect(months[2]).toMatchObject({ privatelyMade: { said: 0 }, serialRemoved: { said: 0 } })
})

/** A linear congruence: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Four years of recoveries, some nine a week, each first told of by the file of a Friday some weeks later. */
function history(seed: number): { facts: GunFact[]; last: number } {
  const draw = random(seed)
  const first = dayNumber('2022-01-07')
  const facts: GunFact[] = []
  for (let day = first; day < first + 4 * 365; day++) {
    const guns = Math.floor(draw() * 2.6)
    for (let n = 0; n < guns; n++) {
      let weeks = 0
      while (weeks < 10 && draw() < 0.55) weeks++
      const friday = day + ((first - day) % 7) + 7 + 7 * weeks
      facts.push(gunFact({ recoveredOn: dayOfNumber(day), firstReceivedOn: dayOfNumber(friday) }))
    }
  }
  return { facts, last: first + 4 * 365 - 100 }
}

test('of 100 past weeks the range holds what was reported in the end as often as it says', () => {
  let [held, asked] = [0, 0]
  for (const seed of [3, 4]) {
    const { facts, last } = history(seed)
    const finals = new Map<number, number>()
    for (const { recoveredOn } of facts) {
      const week = weekOf(recoveredOn ?? '')
      finals.set(week, (finals.get(week) ?? 0) + 1)
    }
    for (let ago = 0; ago < 100; ago++) {
      const today = dayOfNumber(last - 7 * ago)
      const known = facts.filter(one => one.firstReceivedOn <= today)
      const newest = reportedWeeks(known, today).weeks.at(-1)
      if (!newest) continue
      asked++
      const final = finals.get(weekOf(newest.from)) ?? 0
      if (newest.low <= final && final <= newest.high) held++
      if (ago === 0) expect(newest.soFar).toBeLessThan(final)
    }
  }
  console.log(`reports: ${held} of ${asked} ranges of past weeks held the final count`)
  expect(asked).toBe(200)
  expect(held / asked).toBeGreaterThanOrEqual(0.83)
  expect(held / asked).toBeLessThanOrEqual(0.98)
})

test('past ranges are scored on the page’s own numbers', () => {
  const { facts, last } = history(5)
  const today = dayOfNumber(last)
  const { score } = reportedWeeks(
    facts.filter(one => one.firstReceivedOn <= today),
    today,
  )
  expect(score?.weeks).toBe(52)
  expect(score?.held).toBeGreaterThan(0.75)
})

test('where everything came in few files the delay cannot be seen, and what the first file brought says nothing of it', () => {
  const one = Array.from({ length: 400 }, (_, n) =>
    gunFact({
      recoveredOn: dayOfNumber(dayNumber('2025-01-01') + (n % 300)),
      firstReceivedOn: '2025-12-01',
    }),
  )
  expect(reportedWeeks(one, '2025-12-01')).toMatchObject({
    weeks: [],
    notEstimable: expect.stringContaining('1 days'),
  })
  const { facts, last } = history(6)
  const today = dayOfNumber(last)
  const known = facts.filter(each => each.firstReceivedOn <= today)
  const begun = known.reduce((low, each) => (each.firstReceivedOn < low ? each.firstReceivedOn : low), '9')
  const backlog = Array.from({ length: 900 }, (_, n) =>
    gunFact({ recoveredOn: dayOfNumber(dayNumber(begun) - 8 - (n % 700)), firstReceivedOn: begun }),
  )
  expect(reportedWeeks([...known, ...backlog], today)).toEqual(reportedWeeks(known, today))
})
