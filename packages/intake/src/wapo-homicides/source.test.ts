import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { limitToCity } from '../built-in-sources.ts'
import { builtIn, flagCounts, readWhole, realData, realFile, sampleOf, tally } from '../testing.ts'

const source = builtIn('wapo-homicides')

test('every known defect of the made-up sample is corrected, flagged or set aside', async () => {
  const whole = await readWhole(sampleOf(source.name), source)
  const [known, unknown, milwaukee, tulsa, birmingham, first, second] = whole.incidents
  expect(known).toMatchObject({
    kind: 'homicide',
    occurredOn: '2010-02-16',
    clearance: 'closed-by-arrest',
    detail: { city: 'Baltimore', state: 'MD', victim_race: 'Black', victim_age: '17', victim_sex: 'Male' },
  })
  expect(unknown?.detail).toEqual({ city: 'Baltimore', state: 'MD' })
  expect(unknown?.flags).toContain('no-point')
  expect(milwaukee).toMatchObject({ detail: { state: 'WI' }, flags: ['corrected-text'] })
  expect(tulsa).toMatchObject({ detail: { state: 'OK' }, flags: ['corrected-text'] })
  expect(birmingham).toMatchObject({ detail: { state: 'AL' }, flags: [] })
  expect(second?.event).toBe(first?.event)
  expect(second?.key).toBe(`${first?.key}#2`)
  expect(whole.setAside).toMatchObject([
    { line: 9, column: 'year', reason: expect.stringContaining('2015111') },
  ])
})

test('names of victims are nowhere in what is handed on, not even in rows that are set aside', async () => {
  const whole = await readWhole(sampleOf(source.name), source)
  expect(JSON.stringify(whole)).not.toMatch(/Madeup|Person|Eighth/)
})

test('with one city named, rows of the others are set aside and say so', async () => {
  const { incidents, setAside, read } = await readWhole(
    sampleOf(source.name),
    limitToCity(source, 'Baltimore'),
  )
  expect(read).toBe(8)
  expect(incidents.length).toBe(2)
  expect(setAside[0]?.reason).toBe('The row is not of this city: city is "Milwaukee", not "Baltimore".')
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the 50-city homicide file is not read')

describe.skipIf(!here)('the real 50-city file', () => {
  test('in Baltimore 1,825 of 2,827 are not closed by arrest, by year as published', async () => {
    const { incidents, read, setAside } = await readWhole(
      realFile('homicides/wapo_homicides_50_cities.csv.gz'),
      limitToCity(source, 'Baltimore'),
    )
    expect(read).toBe(52_179)
    expect(incidents.length + setAside.length).toBe(52_179)
    // data/README.md, published answers.
    expect(tally(incidents, row => row.clearance)).toEqual({
      open: 1_673,
      'closed-by-arrest': 1_002,
      'closed-without-arrest': 152,
    })
    const years = tally(incidents, row => row.occurredOn?.slice(0, 4) ?? null)
    expect(Object.values(years)).toEqual([280, 234, 236, 220, 197, 216, 231, 211, 342, 320, 340])
  })

  test('all cities: dispositions as published, known misspellings corrected, 58 people in one event', async () => {
    const { incidents, setAside } = await readWhole(
      realFile('homicides/wapo_homicides_50_cities.csv.gz'),
      source,
    )
    expect(setAside).toEqual([])
    expect(tally(incidents, row => row.clearance)).toEqual({
      open: 23_583,
      'closed-by-arrest': 25_674,
      'closed-without-arrest': 2_922,
    })
    const flags = flagCounts(incidents)
    // 1,115 rows of Milwaukee in `wI` and one of Tulsa in `AL`.
    expect(flags['corrected-text']).toBe(1_116)
    expect(flags['no-point']).toBe(60)
    const events = tally(
      incidents.filter(row => row.event !== null),
      row => row.event,
    )
    expect(Math.max(...Object.values(events))).toBe(58)
    expect(new Set(incidents.map(row => row.key)).size).toBe(52_179)
  })
})
