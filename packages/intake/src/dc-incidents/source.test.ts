import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, flagCounts, readWhole, realData, realFile, sampleOf } from '../testing.ts'

const source = builtIn('dc-incidents')

test('metres become degrees, methods that are no weapon stay out, a repeated case number gets an ordinal', async () => {
  const { incidents, setAside } = await readWhole(sampleOf(source.name), source)
  const [robbery, carjacking, burglary, abuse, noPoint, halfPoint, slipped] = incidents
  expect(robbery).toMatchObject({ weapon: 'knife', occurredOn: '2006-09-22', occurredMinute: null })
  // 4th St NE near Franklin St, Washington: 38.92 N, 77.00 W.
  expect(robbery?.lon).toBeCloseTo(-77.0, 2)
  expect(robbery?.lat).toBeCloseTo(38.92, 2)
  expect(carjacking).toMatchObject({ kind: 'aggravated-assault', weapon: 'firearm', key: '00000002' })
  expect(burglary).toMatchObject({ weapon: 'none-recorded', code: '2', key: '00000002#2' })
  expect(burglary?.flags).toEqual(['key-repeats'])
  expect(abuse).toMatchObject({ kind: 'rape', weapon: 'none-recorded' })
  expect(noPoint?.flags).toContain('no-point')
  expect(halfPoint?.flags).toContain('half-point')
  expect(slipped).toMatchObject({ lon: null, lat: null })
  expect(slipped?.flags).toContain('point-outside-city')
  expect(setAside).toMatchObject([{ line: 9, column: 'REPORT_DAT' }])
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the DC files are not read')

describe.skipIf(!here)('the real DC files', () => {
  // Rows: data/README.md. Repeated case numbers (blank ones apart): and coordinates that no
  // place in the District has: counted with another program.
  test.each([
    ['5', 28_451, 15, 106],
    ['6', 31_984, 12, 5],
    ['8', 28_061, 19, 44],
  ])('ward %s has %i rows and %i repeated case numbers', async (ward, rows, repeated, misplaced) => {
    const { incidents, read, setAside } = await readWhole(
      realFile(`incidents/dc_crime_ward${ward}_2006_2012.csv.gz`),
      source,
    )
    expect(read).toBe(rows)
    expect(setAside).toEqual([])
    expect(new Set(incidents.map(row => row.key)).size).toBe(rows)
    const flags = flagCounts(incidents)
    expect(flags['unmapped-offence']).toBeUndefined()
    expect(flags['key-repeats']).toBe(repeated)
    // The decimal point of some coordinates slipped: they are far out of Maryland and no point is kept.
    expect(flags['point-outside-city'] ?? 0).toBe(misplaced)
    const inTown = incidents.filter(row => row.lon !== null && row.lat !== null)
    expect(
      inTown.every(row => Math.abs((row.lon ?? 0) + 77) < 0.15 && Math.abs((row.lat ?? 0) - 38.9) < 0.15),
    ).toBe(true)
  })
})
