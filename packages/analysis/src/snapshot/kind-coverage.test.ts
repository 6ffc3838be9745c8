import { dayNumber } from '@understory/model'
import { expect, test } from 'vitest'
import { kindCoverage } from './kind-coverage.ts'

const on = (day: string) => dayNumber(day)
const source = [on('2014-01-01'), on('2019-12-31')] as const

test('a year without a homicide, in a city that has one a day, is missing: the span begins with the first month', () => {
  // Baltimore Part 1: 1,649 homicides from January 2015 on, none in 2014.
  const span = kindCoverage(source, { first: on('2015-01-03'), last: on('2019-12-30'), rows: 1649 })
  expect(span).toEqual([on('2015-01-01'), on('2019-12-31')])
})

test('a kind that is rare keeps the whole span', () => {
  const span = kindCoverage(source, { first: on('2015-06-01'), last: on('2018-02-01'), rows: 4 })
  expect(span).toEqual(source)
})

test('a kind that stops being reported is covered to the end of its last month', () => {
  const span = kindCoverage(source, { first: on('2014-01-01'), last: on('2017-04-28'), rows: 2_000 })
  expect(span).toEqual([on('2014-01-01'), on('2017-04-30')])
})

test('where even the rest of the month is too unlikely, the first row begins the span', () => {
  // One a day: nothing in the 24 days before the 25th has a chance of exp(-24).
  const span = kindCoverage(source, { first: on('2015-01-25'), last: on('2019-12-31'), rows: 1_802 })
  expect(span[0]).toBe(on('2015-01-25'))
})
