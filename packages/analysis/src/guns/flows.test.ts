import type { OpenGunReport } from '@understory/model'
import { expect, test } from 'vitest'
import { gunFact } from '../testing/made-up-fact.ts'
import { flowsOfGuns, flowsOfReports, gunFlows } from './flows.ts'

const report = (year: number, place: string, origin: string, count: number): OpenGunReport => ({
  ...{
    source: 'flows',
    title: 'Flows',
    publisher: 'A',
    kind: 'trace-flow',
    what: null,
    place,
    origin,
    count,
  },
  ...{ from: `${year}-01-01`, to: `${year}-12-31` },
})
const flows = flowsOfReports([
  report(2010, 'MD', 'MD', 50),
  report(2011, 'MD', 'MD', 60),
  report(2011, 'MD', 'VA', 30),
  report(2011, 'MD', 'elsewhere', 10),
  report(2011, 'DC', 'VA', 7),
  report(2011, 'DC', 'DC', 0),
])

test('a state’s guns are shared out over the states of first sale, and elsewhere is in the whole and in no state', () => {
  const chosen = gunFlows(flows, 'flows', { place: 'MD', year: null })
  expect(chosen).toMatchObject({
    year: 2011,
    guns: 100,
    elsewhere: 10,
    inState: { count: 60, of: 100, share: 0.6 },
  })
  expect(chosen?.origins.map(one => [one.state, one.count])).toEqual([
    ['MD', 60],
    ['VA', 30],
  ])
  expect(chosen?.years.map(one => [one.year, one.inState.share])).toEqual([
    [2010, 1],
    [2011, 0.6],
  ])
})

test('ways between states leave out those within one, and pairs without a gun', () => {
  const chosen = gunFlows(flows, 'flows', { place: null, year: 2011 })
  expect(chosen?.corridors.map(one => [one.from, one.to, one.count, one.ofRecovered.of])).toEqual([
    ['VA', 'MD', 30, 100],
    ['VA', 'DC', 7, 7],
  ])
})

test('a place or a year that the data do not have is nothing, not an empty answer', () => {
  expect(gunFlows(flows, 'flows', { place: 'TX', year: null })).toBeNull()
  expect(gunFlows(flows, 'flows', { place: null, year: 1999 })).toBeNull()
  expect(gunFlows([], 'flows', { place: null, year: null })).toBeNull()
})

test('guns count where both states and the day are known', () => {
  const facts = [
    gunFact({ dealerState: 'VA' }),
    gunFact({ dealerState: 'VA' }),
    gunFact({ dealerState: null }),
    gunFact({ dealerState: 'VA', recoveredOn: null }),
  ]
  expect(flowsOfGuns(facts)).toEqual([{ year: 2024, place: 'MD', origin: 'VA', count: 2 }])
})
