import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { farringtonThreshold, farringtonWeek } from './farrington.ts'
import { poissonDraw, seeded } from './testing/random.ts'

// Answers of the tests of the R package surveillance, as listed in the README of the shared data.
test.each([
  ['none', 1.3073128, 8.6926872, 0.0907246, 0.8124165],
  ['1/2', 1.9891097, 9.3744842, 0.1189986, 0.6857951],
  ['2/3', 1.8084477, 9.1154825, 0.1094727, 0.7289546],
] as const)('the limits with the power %s are the published ones', (power, lower, upper, p, score) => {
  const asked = { fit: 5, spread: 0.2, dispersion: 1, alpha: 0.05, observed: 8 }
  const found = farringtonThreshold(asked, power)
  expect(found.lower).toBeCloseTo(lower, 6)
  expect(found.upper).toBeCloseTo(upper, 6)
  expect(found.p).toBeCloseTo(p, 6)
  expect(found.score).toBeCloseTo(score, 6)
})

test('on quiet weeks about one in a hundred is above a limit of one in a hundred, and a tripling is seen', () => {
  let [alarms, asked, seen] = [0, 0, 0]
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed)
    const level = (week: number) => 8 + 4 * Math.sin((2 * Math.PI * week) / 52.1775)
    const counts = Array.from({ length: 330 }, (_, week) => poissonDraw(level(week), random))
    for (let at = 290; at < 330; at++) {
      asked++
      if ((farringtonWeek(counts, at).p ?? 1) < 0.01) alarms++
    }
    const tripled = counts.with(329, poissonDraw(3 * level(329), random))
    if ((farringtonWeek(tripled, 329).p ?? 1) < 0.01) seen++
  }
  expect(alarms / asked).toBeLessThan(0.014)
  expect(alarms / asked).toBeGreaterThan(0.002)
  expect(seen).toBeGreaterThan(30)
})

test('says why a week cannot be judged', () => {
  const two = Array.from({ length: 110 }, () => 3)
  expect(farringtonWeek(two, 109).notEstimable).toContain('2 earlier years')
  expect(
    farringtonWeek(
      Array.from({ length: 300 }, () => 0),
      299,
    ).notEstimable,
  ).toContain('0 events')
  expect(() => farringtonWeek(two, 200)).toThrow(RangeError)
})

const realData = new URL('../../../../shared/data/', import.meta.url)
const here = existsSync(realData)
if (!here) console.log('real data absent: the Salmonella Agona series is not read')

describe.skipIf(!here)('weekly Salmonella Agona in England and Wales', () => {
  test('can be judged week by week, and most of its last year is quiet', () => {
    const text = readFileSync(new URL('stats/surveillance_salmonella_agona.txt', realData), 'utf8')
    const counts = text
      .trim()
      .split('\n')
      .slice(1)
      .map(line => Number(line.trim().split(/\s+/)[1]))
    expect(counts.length).toBe(312)
    const last = Array.from({ length: 52 }, (_, i) => farringtonWeek(counts, 260 + i))
    expect(last.every(week => week.notEstimable === null)).toBe(true)
    const alarms = last.flatMap((week, i) => ((week.p ?? 1) < 0.01 ? [i + 1] : []))
    expect(alarms.length).toBeLessThan(16)
    expect(alarms.length).toBeGreaterThan(0)
  })
})
