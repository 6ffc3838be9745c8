import { expect, test } from 'vitest'
import { builtIn, readWhole, sampleOf } from '../testing.ts'

const source = builtIn('sample-city')

test('the invented city keeps its slips, each with its flag', async () => {
  const { incidents, setAside } = await readWhole(sampleOf(source.name), source)
  const [shooting, misspelt, blank, future, half, twin] = incidents
  expect(source.provenance).toBe('invented')
  expect(shooting).toMatchObject({
    kind: 'shooting',
    occurredOn: '2025-06-01',
    occurredMinute: 23 * 60 + 45,
    reportedOn: '2025-06-02',
    clearance: 'open',
    setting: 'outside',
    victims: 2,
    flags: [],
  })
  expect(misspelt?.flags).toEqual(['half-address', 'odd-time-layout', 'unmapped-offence'])
  expect(blank?.flags).toEqual(
    expect.arrayContaining(['no-date', 'no-time', 'no-point', 'no-place', 'no-weapon']),
  )
  expect(future?.flags).toContain('date-in-future')
  expect(half?.flags).toContain('half-point')
  expect(twin).toMatchObject({ key: '26-000006#2' })
  expect(twin?.flags).toEqual(expect.arrayContaining(['key-repeats', 'repeated-content']))
  expect(setAside).toMatchObject([{ line: 6, column: 'occurred_date' }])
})
