import type { SourceInput } from '@understory/model'
import { expect, test } from 'vitest'
import { parseSource } from '../parse-source.ts'
import { fileOf, readWhole } from '../testing.ts'
import type { PlaceIndex } from '../types.ts'

/** Two boundary versions: slot 1 knows points (area 3 east of -77, else 4), slot 2 knows a name. */
const places: PlaceIndex = {
  slots: 2,
  assignPoint: lon => [lon > -77 ? 3 : 4, 0],
  assignName: (boundary, name) => {
    if (boundary === 'district:old' && name === 'North') return { slot: 2, no: 5 }
    return boundary === 'neighborhood:2010' && name === 'East' ? { slot: 1, no: 3 } : null
  },
  insideCity: (_, lat) => lat < 40,
}

const base: SourceInput = {
  name: 'placed',
  title: 'Placed',
  publisher: 'nobody',
  licence: 'none',
  format: 'csv',
  header: ['id', 'day', 'code', 'x', 'y', 'hood', 'district', 'weapon'],
  key: { how: 'columns', columns: ['id'] },
  date: { how: 'column', column: 'day', layout: 'iso' },
  covers: { from: '2010-01-01', to: null },
  kind: { how: 'prefix', column: 'code', words: { '3': 'robbery', '3A': 'theft', '4': 'common-assault' } },
  weapon: { column: 'weapon', words: { GUN: 'firearm' } },
  point: { x: 'x', y: 'y', crs: 'EPSG:4326' },
  placeNames: [
    { column: 'hood', boundary: 'neighborhood:2010' },
    { column: 'district', boundary: 'district:old' },
  ],
}

async function row(cells: string, change: Partial<SourceInput> = {}) {
  const source = parseSource({ ...base, ...change })
  if (!source.ok) throw new Error(source.problem.detail)
  const content = `${base.header.join(',')}\n${cells}\n`
  const { incidents, setAside } = await readWhole(fileOf(content), source.value, places, '2025-06-01')
  return incidents[0] ?? setAside[0]
}

test.each([
  ['a point in the city', '1,2020-01-01,3,-76.6,39.3,,,GUN', [3, 0], 'point', []],
  ['a point and names that agree', '1,2020-01-01,3,-76.6,39.3,East,North,GUN', [3, 5], 'point', []],
  [
    'a point that lies elsewhere than the name',
    '1,2020-01-01,3,-77.6,39.3,East,,GUN',
    [4, 0],
    'point',
    ['point-and-name-differ'],
  ],
  ['a point outside', '1,2020-01-01,3,-76.6,41.3,East,,GUN', [3, 0], 'name', ['point-outside-city']],
  ['a point outside and no name', '1,2020-01-01,3,-76.6,41.3,,,GUN', [0, 0], 'none', ['point-outside-city']],
  ['a name only', '1,2020-01-01,3,,,,North,GUN', [0, 5], 'name', ['no-point']],
  ['an unknown name', '1,2020-01-01,3,0,0,West,,GUN', [0, 0], 'none', ['no-point', 'place-name-unknown']],
  ['half a point', '1,2020-01-01,3,-76.6,,,,GUN', [0, 0], 'none', ['half-point', 'no-place']],
  ['nothing', '1,2020-01-01,3,0.0,0,,NA,GUN', [0, 0], 'none', ['no-point', 'no-place']],
])('%s is placed', async (_, cells, expected, placedBy, flags) => {
  expect(await row(cells)).toMatchObject({ places: expected, placedBy, flags })
})

test.each([
  ['before the years covered', '1,2009-12-31,3,-76.6,39.3,,,GUN', 'date-before-collection'],
  ['after the file came', '1,2025-06-02,3,-76.6,39.3,,,GUN', 'date-in-future'],
  ['without a weapon', '1,2020-01-01,3,-76.6,39.3,,,', 'no-weapon'],
  ['of an unknown code', '1,2020-01-01,9,-76.6,39.3,,,GUN', 'unmapped-offence'],
])('a row %s is kept and flagged', async (_, cells, flag) => {
  expect(await row(cells)).toMatchObject({ key: '1', flags: [flag] })
})

test('the longest prefix of a code decides, and an unknown weapon is unknown', async () => {
  expect(await row('1,2020-01-01,3AF,-76.6,39.3,,,Bow')).toMatchObject({ kind: 'theft', weapon: 'unknown' })
  expect(await row('1,2020-01-01,3B,-76.6,39.3,,,GUN')).toMatchObject({ kind: 'robbery', weapon: 'firearm' })
})

test.each([
  ['a coordinate that is no number', '1,2020-01-01,3,x,39.3,,,GUN', 'x'],
  ['a point that is not on the earth', '1,2020-01-01,3,-76.6,393,,,GUN', 'y'],
])('%s sets the row aside', async (_, cells, column) => {
  expect(await row(cells)).toMatchObject({ line: 2, column, reason: expect.stringContaining('"') })
})

test('web Mercator metres become degrees', async () => {
  const change = { point: { x: 'x', y: 'y', crs: 'EPSG:3857' } }
  const placed = await row('1,2020-01-01,3,-8531000,4763000,,,GUN', change)
  // -8531000 / 6378137 radians is -76.6355 degrees.
  expect(placed && 'lon' in placed ? placed.lon : null).toBeCloseTo(-76.6355, 3)
})
