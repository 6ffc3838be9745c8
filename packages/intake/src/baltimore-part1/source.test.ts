import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, flagCounts, readWhole, realData, realFile, sampleOf, tally } from '../testing.ts'
import { offences } from './offences.ts'

const source = builtIn('baltimore-part1')

test('every known defect of the made-up sample is flagged or set aside', async () => {
  const { incidents, setAside, read } = await readWhole(sampleOf(source.name), source)
  expect(read).toBe(9)
  expect(setAside).toMatchObject([
    { line: 8, column: 'CrimeDateT', reason: expect.stringContaining('"2016-02-30"') },
  ])
  const [murder, noDate, early, noAddress, , twin, unknown, fire] = incidents
  expect(murder).toMatchObject({
    line: 2,
    key: '1',
    occurredOn: '2015-04-27',
    occurredMinute: null,
    kind: 'homicide',
    weapon: 'firearm',
    setting: 'outside',
    block: '1700 MADEUP ST',
    lon: null,
    victims: 1,
    event: null,
    detail: { Premise: 'STREET' },
  })
  expect(murder?.flags).toEqual(['no-point', 'no-place'])
  expect(noDate?.flags).toContain('no-date')
  expect(early?.flags).toContain('date-before-collection')
  expect(noAddress?.flags).toContain('no-address')
  expect(twin?.flags).toContain('repeated-content')
  expect(unknown).toMatchObject({ kind: 'other', offence: 'SOMETHING NEW' })
  expect(unknown?.flags).toContain('unmapped-offence')
  expect(fire?.weapon).toBe('fire')
})

test('the export cuts every column name at ten characters, and no offence is mapped to other', () => {
  expect(Math.max(...source.header.map(name => name.length))).toBe(10)
  expect(Object.values(offences)).not.toContain('other')
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the Baltimore Part 1 file is not read')

describe.skipIf(!here)('the real Part 1 file', () => {
  test('is read whole: counts as the data README gives them', async () => {
    const { incidents, setAside, read } = await readWhole(
      realFile('baltimore/bpd_part1_crime_to_2019.csv.gz'),
      source,
    )
    expect(read).toBe(288_967)
    expect(setAside).toEqual([])
    const murders = incidents.filter(row => row.kind === 'homicide')
    const byYear = tally(murders, row => row.occurredOn?.slice(0, 4) ?? null)
    // data/README.md: murders by year 2015–2019; 2014 has none at all.
    expect(byYear).toMatchObject({ 2015: 341, 2016: 317, 2017: 338, 2018: 309, 2019: 344 })
    expect(byYear[2014]).toBeUndefined()
    const flags = flagCounts(incidents)
    expect(flags['no-point']).toBe(288_967)
    expect(flags['no-date']).toBe(152)
    expect(flags['date-before-collection']).toBe(97)
    expect(flags['unmapped-offence']).toBeUndefined()
    expect(flags['key-repeats']).toBeUndefined()
    expect(new Set(incidents.map(row => row.key)).size).toBe(288_967)
    // Counted in the file with another program: 2,471 rows have a weapon.
    expect(flags['no-weapon']).toBe(288_967 - 2_471)
  })
})
