import { gunSummary, tracedWeeks } from '@understory/analysis'
import { builtInGunSources } from '@understory/intake'
import { dayNumber, dayOfNumber, type GunRecord } from '@understory/model'
import { expect, test } from 'vitest'
import { burglary, trafficking, trueShareWithin } from './gun-plan.ts'
import { gunHeader, makeGuns } from './guns.ts'
import type { SamplePlan } from './plan.ts'
import { readSample } from './read-sample.ts'

const planOf = (seed: number, scale = 1): SamplePlan => ({ seed, scale, asOf: '2026-11-20' })
async function read(plan: SamplePlan): Promise<{ guns: GunRecord[]; facts: GunRecord[] }> {
  const { records } = await readSample(plan)
  return { guns: records, facts: records }
}

test('every gun of the file is read, and what is planted is in it', async () => {
  const plan = planOf(5)
  const { truth } = makeGuns(plan)
  const { guns } = await read(plan)
  expect(builtInGunSources.find(one => one.name === 'sample-guns')?.header).toEqual(gunHeader)
  expect(guns.length).toBe(truth.rows)
  expect(guns.flatMap(gun => gun.flags).filter(flag => flag === 'unmapped-word')).toEqual([])
  expect(guns.filter(gun => gun.privatelyMade === 'yes').length).toBe(truth.privatelyMade)
  const of = (name: string) => guns.filter(gun => gun.dealerName === name)
  const soon = of(trafficking.dealer).filter(gun => (gun.timeToCrime.days ?? 9_999) < 365)
  expect(soon.length).toBeGreaterThan(30)
  const stolen = of(burglary.dealer).filter(gun => gun.reportedStolen === 'yes')
  expect(stolen.length).toBeGreaterThan(15)
  expect(stolen.every(gun => gun.soldOn === null && gun.timeToCrime.days === null)).toBe(true)
  expect(
    guns.every(gun => gun.soldOn === null || dayNumber(gun.soldOn) <= dayNumber(gun.recoveredOn ?? '')),
  ).toBe(true)
})

test('of past weeks of the invented city the expected number of traced guns holds what it came to as often as it says', async () => {
  const { facts } = await read(planOf(3))
  const weekOf = (day: string) => Math.floor((dayNumber(day) - 4) / 7)
  const finals = new Map<number, number>()
  for (const { recoveredOn, traceCompletedOn } of facts)
    if (recoveredOn !== null && traceCompletedOn !== null)
      finals.set(weekOf(recoveredOn), (finals.get(weekOf(recoveredOn)) ?? 0) + 1)
  let [held, asked] = [0, 0]
  // Each of 100 past weeks as it was seen on its own day: traces that were completed later are taken back.
  for (let ago = 20; ago < 120; ago++) {
    const today = dayOfNumber(dayNumber('2026-11-20') - 7 * ago)
    const then = facts
      .filter(fact => (fact.recoveredOn ?? '') <= today)
      .map(fact => ({
        ...fact,
        receivedOn: today,
        firstReceivedOn: today,
        traceCompletedOn: (fact.traceCompletedOn ?? '9') <= today ? fact.traceCompletedOn : null,
      }))
    const newest = tracedWeeks(then, today).weeks.at(-1)
    if (!newest) continue
    asked++
    const final = finals.get(weekOf(newest.from)) ?? 0
    if (newest.low <= final && final <= newest.high) held++
  }
  expect(asked).toBe(100)
  expect(held).toBeGreaterThanOrEqual(82)
  expect(held).toBeLessThanOrEqual(98)
})

test('corrected for what is not seen yet the share within a year holds the truth, and the naive one does not', async () => {
  const truth = trueShareWithin(365, 1_095)
  let [held, naiveHeld] = [0, 0]
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  for (const seed of seeds) {
    const { corrected } = gunSummary((await read(planOf(seed))).facts)
    const { low = 0, high = 0, naive = 0, value = 0 } = corrected.withinYear ?? {}
    if (low <= truth && truth <= high) held++
    if (low <= naive && naive <= high) naiveHeld++
    expect(naive).toBeGreaterThan(value)
  }
  expect(held).toBeGreaterThanOrEqual(8)
  expect(naiveHeld).toBe(0)
})
