import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { feed } from '../commands/feed.ts'
import { importCommand } from '../commands/import.ts'
import { setAside } from '../commands/set-aside.ts'
import { openHouse } from '../house.ts'

const folder = mkdtempSync(join(tmpdir(), 'understory-city-'))
const house = openHouse({ data: join(folder, 'data'), databaseUrl: null })
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
const cities = async () => (await (await house.record()).cities()).map(one => one.name)
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const take = async (path: string, boundary?: string) => {
  const options = { city: 'baltimore', ...(boundary === undefined ? {} : { boundary }) }
  return importCommand.run(house, importCommand.read([path], options), () => {})
}

test('a city is there after its first successful import, and a refused one leaves none', async () => {
  const broken = file('broken.geojson', '{"type":"FeatureCollection","features":[]}')
  for (const path of [
    broken,
    file('words.csv', 'a,b\nnothing,that is an incident\n'),
    join(folder, 'no.csv'),
  ]) {
    expect((await take(path)).ok).toBe(false)
    expect(await cities()).toEqual([])
  }
  expect((await take(broken, 'neighborhood:2020')).ok).toBe(false)
  expect(await cities()).toEqual([])
  const square = [
    [-76.6, 39.3],
    [-76.59, 39.3],
    [-76.59, 39.31],
    [-76.6, 39.31],
    [-76.6, 39.3],
  ]
  const whole = file(
    'whole.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'Harbor' },
          geometry: { type: 'Polygon', coordinates: [square] },
        },
      ],
    }),
  )
  expect(await take(whole, 'neighborhood:2020')).toMatchObject({ ok: true })
  expect(await cities()).toEqual(['baltimore'])
  expect((await take(broken, 'neighborhood:2021')).ok).toBe(false)
  expect(await cities()).toEqual(['baltimore'])
})

test('looking for feeds or rows of a city that is not there makes none', async () => {
  for (const command of [feed, setAside]) {
    const found = await command.run(house, command.read([], { city: 'chicago' }), () => {})
    expect(found).toMatchObject({ ok: false, problem: { code: 'no-such-city' } })
  }
  expect(await cities()).toEqual(['baltimore'])
})
