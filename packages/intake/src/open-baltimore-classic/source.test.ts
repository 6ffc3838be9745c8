import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildPlaceIndex, readBoundaries } from '../places/index.ts'
import {
  builtIn,
  flagCounts,
  readWhole,
  realData,
  realFile,
  sampleOf,
  tally,
  unpackedBoundary,
} from '../testing.ts'

const source = builtIn('open-baltimore-classic')

test('every known defect of the made-up sample is flagged or set aside', async () => {
  const { incidents, setAside } = await readWhole(sampleOf(source.name), source)
  expect(setAside).toMatchObject([
    { line: 10, column: 'lat', reason: 'The coordinate "north" is not a number.' },
  ])
  const [assault, shooting, murder, nowhere, junction, one, two, oddTime] = incidents
  expect(assault).toMatchObject({ setting: 'inside', occurredMinute: 33, weapon: 'hands', offence: null })
  expect(assault?.flags).toEqual(['shifted-columns'])
  expect(shooting).toMatchObject({ kind: 'shooting', occurredMinute: 15, setting: 'outside' })
  expect(shooting?.flags).toContain('odd-time-layout')
  expect(murder).toMatchObject({ kind: 'homicide', occurredMinute: 22 * 60 + 51 })
  expect(nowhere?.flags).toEqual(expect.arrayContaining(['no-point', 'no-address']))
  expect(junction).toMatchObject({ block: 'ST & IMLA ST' })
  expect(junction?.flags).toContain('half-address')
  expect(one?.event).toBe('2016-06-05 158 1000 W MADEUP AVE')
  expect(two?.event).toBe(one?.event)
  expect(oddTime).toMatchObject({ occurredMinute: null, lon: null, lat: null })
  expect(oddTime?.flags).toEqual(expect.arrayContaining(['odd-time-layout', 'half-point']))
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the June 2016 file is not read')

describe.skipIf(!here)('the real June 2016 file', () => {
  test('lands in its neighbourhoods, with its wrong and missing points flagged', async () => {
    const boundaries = readBoundaries(unpackedBoundary('baltimore/neighborhoods_2010.geojson.gz'), {
      kind: 'neighborhood',
      version: '2010',
      label: 'Neighbourhoods 2010',
      nameProperty: 'name',
    })
    if (!boundaries.ok) throw new Error(boundaries.problem.detail)
    const { areas } = boundaries.value
    const places = buildPlaceIndex([{ slot: 1, kind: 'neighborhood', version: '2010', areas }])
    const { incidents, read, setAside } = await readWhole(
      realFile('baltimore/bpd_part1_victim_crime_2016_june_geocoded.csv'),
      { ...source, placeNames: source.placeNames.filter(p => p.boundary === 'neighborhood:2010') },
      places,
    )
    expect(read).toBe(2_399)
    expect(setAside).toEqual([])
    const flags = flagCounts(incidents)
    // data/README.md: 8 wrong latitudes, 15 rows without a point, 53 times without a colon, and
    // 249 values of neighbourhood: 248 names and the blank.
    expect(flags['point-outside-city']).toBe(8)
    expect(flags['no-point']).toBe(15)
    expect(flags['odd-time-layout']).toBe(53)
    expect(flags['shifted-columns']).toBe(2_399)
    expect(new Set(incidents.map(row => row.detail.neighborhood ?? '')).size).toBe(249)
    const sizes = Object.values(
      tally(
        incidents.filter(row => row.event !== null),
        row => row.event,
      ),
    )
    expect(Math.max(...sizes)).toBe(129)
    // Every row that names a place is in an area, the wrong latitudes by their names; in the areas, too, 248.
    expect(flags['place-name-unknown']).toBeUndefined()
    expect(tally(incidents, row => row.placedBy)).toEqual({ point: 2_376, name: 8, none: 15 })
    expect(new Set(incidents.map(row => row.places[0]).filter(no => no !== 0)).size).toBe(248)
  })
})
