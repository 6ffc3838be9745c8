import type { City } from '@understory/model'
import { expect, test } from 'vitest'
import { newCity } from './import/city.ts'
import { parseBoundary, suggestion } from './import/recognise.ts'
import { chooseCity, portOf, settingsOf } from './settings.ts'

const city = (name: string): City => ({ name, title: name, timeZone: 'America/New_York', invented: false })

test('takes an option before its environment variable and that before the default', () => {
  const env = { UNDERSTORY_DATA: '/from/env', DATABASE_URL: 'postgres://env' }
  expect(settingsOf({ data: '/said', databaseUrl: 'postgres://said' }, env)).toMatchObject({
    data: '/said',
    databaseUrl: 'postgres://said',
  })
  expect(settingsOf({}, env)).toMatchObject({ data: '/from/env', databaseUrl: 'postgres://env' })
  expect(settingsOf({}, {})).toMatchObject({ databaseUrl: null, city: null, json: false })
})

test('accepts a port from 0 to 65535 and leaves the choice open without one', () => {
  expect(portOf({ port: '8080' }, {})).toEqual({ ok: true, value: 8080 })
  expect(portOf({}, { PORT: '9000' })).toEqual({ ok: true, value: 9000 })
  expect(portOf({}, {})).toEqual({ ok: true, value: null })
  expect(portOf({ port: 'http' }, {})).toMatchObject({ ok: false, problem: { code: 'bad-parameter' } })
  expect(portOf({ port: '70000' }, {}).ok).toBe(false)
})

test('means the only city, and asks when there are several or none', () => {
  expect(chooseCity([city('a')], null)).toMatchObject({ ok: true, value: { name: 'a' } })
  expect(chooseCity([city('a'), city('b')], null)).toMatchObject({ problem: { code: 'which-city' } })
  expect(chooseCity([city('a'), city('b')], 'b')).toMatchObject({ ok: true, value: { name: 'b' } })
  expect(chooseCity([city('a')], 'c')).toMatchObject({ problem: { code: 'no-such-city' } })
  expect(chooseCity([], null)).toMatchObject({ problem: { code: 'no-such-city' } })
})

test('makes a new city from its name, and asks for a time zone it cannot know', () => {
  expect(newCity('baltimore', {})).toEqual({
    ok: true,
    value: { name: 'baltimore', title: 'Baltimore', timeZone: 'America/New_York', invented: false },
  })
  expect(newCity('springfield', {})).toMatchObject({ problem: { where: '--time-zone' } })
  expect(newCity('springfield', { timeZone: 'Mars/Olympus' })).toMatchObject({
    problem: { where: '--time-zone' },
  })
  expect(newCity('springfield', { timeZone: 'America/Chicago', title: 'Our Springfield' })).toMatchObject({
    value: { title: 'Our Springfield' },
  })
  expect(newCity('sample', { timeZone: 'America/Chicago' })).toMatchObject({ problem: { where: '--city' } })
})

test('reads kind:version of boundaries and suggests it from the name of a file', () => {
  expect(parseBoundary('neighborhood:2020', '--boundary')).toMatchObject({ value: { version: '2020' } })
  expect(parseBoundary('borough:2020', '--boundary')).toMatchObject({ problem: { code: 'bad-parameter' } })
  expect(parseBoundary('neighborhood', '--boundary').ok).toBe(false)
  expect(suggestion('neighborhoods_2010.geojson.gz')).toBe('neighborhood:2010')
  expect(suggestion('police_districts_before_2023.geojson.gz')).toBe('district:before-2023')
  expect(suggestion('areas.json')).toBe('neighborhood:YEAR')
})
