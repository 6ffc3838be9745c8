import type { PublicIncident } from '@understory/model'
import { expect, test } from 'vitest'
import { planIncidents } from './incident-filter.ts'

const row = (more: Partial<PublicIncident>): PublicIncident => ({
  id: '1',
  source: 'police',
  occurredOn: '2019-03-05',
  hour: 13,
  kind: 'robbery',
  offence: null,
  weapon: 'firearm',
  clearance: 'open',
  setting: 'outside',
  victims: 1,
  block: null,
  lon: null,
  lat: null,
  places: { 'neighborhood:2020': 'abell' },
  flags: [],
  ...more,
})
const boundaryOf = (name: string) =>
  name === 'neighborhood' || name === 'neighborhood:2020' ? 'neighborhood:2020' : null
const plan = (where: Record<string, string[]>, more: { from?: string; to?: string } = {}) => {
  const planned = planIncidents({ where, ...more }, boundaryOf)
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem))
  return planned.value
}

test('what the record can look up is left to it', () => {
  expect(plan({ kind: ['robbery'], weapon: ['knife'], source: ['police'], neighborhood: ['abell'] })).toEqual(
    {
      query: {
        kinds: ['robbery'],
        weapons: ['knife'],
        sources: ['police'],
        from: null,
        to: null,
        places: { 'neighborhood:2020': ['abell'] },
      },
      keep: null,
    },
  )
})

// 2019-03-05 was a Tuesday.
test.each<[string, string, string]>([
  ['weekday', '2', '3'],
  ['week', '2019-03-04', '2019-03-11'],
  ['month', '2019-03', '2019-04'],
  ['year', '2019', '2018'],
  ['day', '2019-03-05', '2019-03-06'],
  ['hour', '13', '0'],
  ['clearance', 'open', 'not-stated'],
  ['setting', 'outside', 'inside'],
])('%s keeps a row that shows %s and no other', (name, right, wrong) => {
  expect(plan({ [name]: [right] }).keep?.(row({}))).toBe(true)
  expect(plan({ [name]: [wrong] }).keep?.(row({}))).toBe(false)
})

test('not known is a code like any other', () => {
  expect(plan({ hour: [''] }).keep?.(row({ hour: null }))).toBe(true)
  expect(plan({ month: [''] }).keep?.(row({ occurredOn: null }))).toBe(true)
  expect(plan({ neighborhood: ['', 'abell'] }).keep?.(row({ places: {} }))).toBe(true)
})

test('a month narrows the period, within the one that was asked for', () => {
  expect(plan({ month: ['2020-02', '2019-12'] }).query).toMatchObject({
    from: '2019-12-01',
    to: '2020-02-29',
  })
  expect(plan({ year: ['2019'] }, { from: '2019-06-01' }).query).toMatchObject({
    from: '2019-06-01',
    to: '2019-12-31',
  })
  expect(plan({ month: ['', '2019-12'] }).query).toMatchObject({ from: null, to: null })
})

test.each<[Record<string, string[]>, string]>([
  [{ kind: ['murder'] }, 'where.kind'],
  [{ hour: ['24'] }, 'where.hour'],
  [{ month: ['March'] }, 'where.month'],
  [{ colour: ['red'] }, 'where'],
  [{ __proto__x: ['1'] }, 'where'],
  [{ 'district:1900': ['east'] }, 'where'],
])('%j is refused with the parameter', (where, parameter) => {
  expect(planIncidents({ where }, boundaryOf)).toMatchObject({
    ok: false,
    problem: { code: 'bad-parameter', where: parameter },
  })
})
