import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, readWhole, realData, realFile, sampleOf, tally } from '../testing.ts'

const source = builtIn('philadelphia-shootings')

test('the ruined key is flagged and rows are known by their content', async () => {
  const { incidents, setAside } = await readWhole(sampleOf(source.name), source)
  const [first, second, twin, nowhere] = incidents
  expect(first).toMatchObject({
    kind: 'shooting',
    weapon: 'firearm',
    occurredOn: '2023-12-31',
    occurredMinute: 297,
    block: '5500 MADEUP RD',
    lon: -75.144636,
  })
  expect(first?.flags).toEqual(['key-destroyed'])
  expect(second?.kind).toBe('homicide')
  // The two differ only in the row number of the export, which is no content.
  expect(twin?.key).toBe(`${second?.key}#2`)
  expect(twin?.flags).toContain('repeated-content')
  expect(nowhere?.flags).toEqual(expect.arrayContaining(['no-point', 'no-address']))
  expect(setAside).toMatchObject([{ line: 6, column: 'date' }])
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the Philadelphia file is not read')

describe.skipIf(!here)('the real Philadelphia file', () => {
  test('has 373 fatal and 1,293 nonfatal shootings, as the data README says', async () => {
    const { incidents, read } = await readWhole(realFile('incidents/philadelphia_shootings.csv'), source)
    expect(read).toBe(1_666)
    expect(tally(incidents, row => row.kind)).toEqual({ homicide: 373, shooting: 1_293 })
    expect(incidents.filter(row => row.lon === null).length).toBe(1)
    expect(new Set(incidents.map(row => row.key)).size).toBe(1_666)
  })
})
