import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, readWhole, realData, realFile, sampleOf } from '../testing.ts'

const source = builtIn('virginia-gva')

test('killed and injured people become two parts of one file row', async () => {
  const { incidents, setAside, read, keptLines } = await readWhole(sampleOf(source.name), source)
  expect(read).toBe(6)
  expect(keptLines).toBe(4)
  const [injured, killed, hurt, nobody, filled] = incidents
  expect(injured).toMatchObject({ part: 0, kind: 'shooting', victims: 1, weapon: 'firearm' })
  expect(killed).toMatchObject({ line: 3, part: 0, kind: 'homicide', victims: 2, event: '2' })
  expect(killed?.block).toBe('1500 block of Nowhere Avenue')
  expect(hurt).toMatchObject({ line: 3, part: 1, kind: 'shooting', victims: 3, event: '2', key: '2' })
  expect(nobody).toMatchObject({ kind: 'other', victims: 0, block: null })
  expect(nobody?.flags).toContain('no-address')
  // The ISO column is blank; the written date is read.
  expect(filled?.occurredOn).toBe('2017-01-02')
  expect(setAside).toMatchObject([
    { line: 6, column: 'victims_killed', reason: 'The number of people "one" is not a whole number.' },
    { line: 7, column: 'victims_killed', reason: 'The number of people is blank; a whole number is needed.' },
  ])
})

const here = existsSync(realData)
if (!here) console.log('real data absent: the Virginia file is not read')

describe.skipIf(!here)('the real Virginia file', () => {
  test('adds up to 3,857 killed and 9,066 injured, as the data README says', async () => {
    const { incidents, read, keptLines } = await readWhole(
      realFile('incidents/virginia_gun_violence_incidents.csv.gz'),
      source,
    )
    const people = (kind: string) =>
      incidents.filter(row => row.kind === kind).reduce((sum, row) => sum + row.victims, 0)
    expect(read).toBe(13_655)
    expect(keptLines).toBe(13_655)
    expect([people('homicide'), people('shooting'), people('other')]).toEqual([3_857, 9_066, 0])
  })
})
