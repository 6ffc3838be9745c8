import { ProblemError, type Source, type SourceInput } from '@understory/model'
import { expect, test } from 'vitest'
import { parseSource } from './parse-source.ts'
import { fileOf, readWhole } from './testing.ts'

const mapping = (format: SourceInput['format'], more: Partial<SourceInput> = {}): Source => {
  const parsed = parseSource({
    name: 'points',
    title: 'Points',
    publisher: 'nobody',
    licence: 'none',
    format,
    header: ['id', 'day', 'geometry.x', 'geometry.y'],
    key: { how: 'columns', columns: ['id'] },
    date: { how: 'column', column: 'day', layout: 'iso' },
    kind: { how: 'always', kind: 'shooting' },
    point: { x: 'geometry.x', y: 'geometry.y', crs: 'EPSG:4326' },
    ...more,
  })
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

const feature = (id: number, day = '2020-01-01') => ({
  type: 'Feature',
  properties: { id, day },
  geometry: { type: 'Point', coordinates: [-76.6, 39.3] },
})

test('GeoJSON features are rows, counted from 1', async () => {
  const content = JSON.stringify({ name: 'x', type: 'FeatureCollection', features: [feature(7), feature(8)] })
  for (const piece of [1, 10, 65_536]) {
    const { incidents, read } = await readWhole(fileOf(content, 'x', piece), mapping('geojson'))
    expect(read).toBe(2)
    expect(incidents).toMatchObject([
      { line: 1, key: '7', lon: -76.6, lat: 39.3 },
      { line: 2, key: '8' },
    ])
  }
})

test('pages of ArcGIS JSON, one after the other, are read as one file', async () => {
  const page = (id: number) =>
    JSON.stringify({
      objectIdFieldName: 'id',
      features: [{ attributes: { id, day: 1577880000000 + id }, geometry: { x: -76.6, y: 39.3 } }],
    })
  const source = mapping('arcgis', {
    date: { how: 'column', column: 'day', layout: 'epoch-ms', timeZone: 'America/New_York' },
  })
  const { incidents } = await readWhole(fileOf(`${page(1)}\n${page(2)}`), source)
  // 1577880000 s is 2020-01-01 12:00 UTC, 7:00 in New York.
  expect(incidents).toMatchObject([
    { line: 1, key: '1', occurredOn: '2020-01-01', occurredMinute: 420, lon: -76.6 },
    { line: 2, key: '2' },
  ])
})

test('a Socrata array may leave out empty columns and nest its point', async () => {
  const content = JSON.stringify([
    { id: '1', day: '2020-01-01', place: { type: 'Point', coordinates: [-76.6, 39.3] } },
    { id: '2' },
  ])
  const source = mapping('socrata', {
    header: ['id', 'day', 'place.x', 'place.y'],
    point: { x: 'place.x', y: 'place.y', crs: 'EPSG:4326' },
  })
  const { incidents } = await readWhole(fileOf(content), source)
  expect(incidents[0]).toMatchObject({ lon: -76.6, lat: 39.3 })
  expect(incidents[1]?.flags).toEqual(['no-date', 'no-point', 'no-place'])
})

test('big numbers keep all their digits', async () => {
  const content = `[{"id": 12345678901234567890, "day": "2020-01-01"}]`
  const { incidents } = await readWhole(fileOf(content), mapping('socrata'))
  expect(incidents[0]?.key).toBe('12345678901234567890')
})

test('in NDJSON a broken line is set aside and the next one is read', async () => {
  const content = `${JSON.stringify(feature(1))}\n{"type":"Feature","prop\n\n${JSON.stringify(feature(2))}\n[1]\n`
  const { incidents, setAside, read } = await readWhole(fileOf(content), mapping('ndjson'))
  expect(read).toBe(4)
  expect(incidents.map(row => row.line)).toEqual([1, 4])
  expect(setAside).toMatchObject([
    { line: 2, reason: 'The line is not valid JSON.' },
    { line: 5, reason: 'The row is not an object with columns.' },
  ])
})

test('items that are no objects, half characters and NUL are set aside', async () => {
  const content = `[{"id":"1","day":"2020-01-01"}, 5, null, {"id":"a\\u0000"}, {"id":"\\ud800"}, [[1]]]`
  const { incidents, setAside } = await readWhole(fileOf(content), mapping('socrata'))
  expect(incidents.length).toBe(1)
  expect(setAside.map(row => row.line)).toEqual([2, 3, 4, 5, 6])
  expect(setAside.every(row => row.raw.isWellFormed() && !row.raw.includes('\0'))).toBe(true)
})

test('an item nested too deep is set aside', async () => {
  const deep = `{"id":"1","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const { setAside } = await readWhole(fileOf(`[{"day":""},${deep}]`), mapping('socrata'))
  expect(setAside).toMatchObject([{ line: 2, reason: 'The item is nested too deep to be read.' }])
})

test.each([
  ['JSON that is cut off', '{"features": [{"attributes": {"id": 1, "day": null}}, {"attr'],
  ['an error of the service', '{"error": {"code": 400}}'],
  ['no JSON', 'id,day\n1,2\n'],
  ['rows of another source', '[{"a": 1}]'],
])('%s is a problem', async (_, content) => {
  await expect(readWhole(fileOf(content), mapping('arcgis'))).rejects.toThrow(ProblemError)
})

test('one item of 20 MB is refused before it is held', async () => {
  async function* bytes() {
    yield Buffer.from('[{"id":"')
    for (let i = 0; i < 80; i++) yield Buffer.alloc(256 * 1024, 'y')
    yield Buffer.from('"}]')
  }
  await expect(
    readWhole({ name: 'x', size: null, bytes: bytes() }, mapping('socrata')),
  ).rejects.toMatchObject({ problem: { code: 'unreadable-file' } })
})
