import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, readWhole, realData, realFile, sampleOf, tally } from '../testing.ts'

const source = builtIn('charlottesville')

test('instants in UTC become days and hours of Charlottesville, also across the change of clocks', async () => {
  const { incidents, setAside } = await readWhole(sampleOf(source.name), source)
  const [winter, summer, before, after] = incidents
  // 03:12 UTC in December is 22:12 of the day before.
  expect(winter).toMatchObject({ kind: 'other', occurredOn: '2023-12-13', occurredMinute: 22 * 60 + 12 })
  expect(winter?.reportedOn).toBe('2023-12-13')
  expect(summer).toMatchObject({ kind: 'robbery', occurredMinute: 8 * 60 + 30, block: '2100 INVENTED RD' })
  // Clocks went from 2:00 to 3:00 at 07:00 UTC on 2024-03-10.
  expect(before?.occurredMinute).toBe(1 * 60 + 59)
  expect(after?.occurredMinute).toBe(3 * 60 + 1)
  expect(after?.flags).toContain('no-point')
  expect(setAside).toMatchObject([{ line: 6, column: 'date_reported' }])
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the Charlottesville file is not read')

describe.skipIf(!here)('the real Charlottesville file', () => {
  test('has 526 rows, 356 of them shots fired, counted as other', async () => {
    const { incidents, read, setAside } = await readWhole(
      realFile('incidents/charlottesville_gun_crimes.csv'),
      source,
    )
    expect(read).toBe(526)
    expect(setAside).toEqual([])
    // data/README.md: 356 of 526 are Shots Fired.
    expect(tally(incidents, row => row.offence)['Shots Fired/Illegal Hunting']).toBe(356)
    expect(tally(incidents, row => row.kind)).toEqual({ other: 463, robbery: 63 })
  })
})
