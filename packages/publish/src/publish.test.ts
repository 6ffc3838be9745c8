import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSnapshots, type Snapshots } from '@understory/analysis'
import {
  aboutDataShape,
  type City,
  exploreAnswerShape,
  incidentPageShape,
  type MeasureQuestion,
  measureAnswerShape,
  outlinesShape,
  placeListShape,
  type Result,
} from '@understory/model'
import { publishedOf } from '@understory/record/published'
import { readerOf } from '@understory/record/reader'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  madeUpSource,
  type TestRecord,
  withRecord,
} from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPublish, type Publish } from './publish.ts'

const name = madeUpCity.name
const walled: City = { ...madeUpCity, name: 'walled', title: 'Walled' }
const ring = [
  [-76.62, 39.28],
  [-76.6, 39.28],
  [-76.6, 39.3],
  [-76.62, 39.28],
]
const area = (no: number, title: string) => ({
  no,
  name: title,
  slug: title.toLowerCase(),
  otherNames: [],
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
  outline: { type: 'Polygon' as const, coordinates: [ring] },
  area_m2: 12,
})
const question = (more: Partial<MeasureQuestion> = {}): MeasureQuestion => ({
  by: [],
  where: {},
  from: null,
  to: null,
  ...more,
})
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

let dir = ''
let record: TestRecord
let snapshots: Snapshots
let publish: Publish

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-publish-'))
  record = await withRecord('pglite')
  const city = await record.store.makeCity(madeUpCity)
  const boundary = {
    kind: 'neighborhood',
    version: '2020',
    label: 'Neighborhoods',
    validFrom: null,
    validTo: null,
  } as const
  value(await city.saveBoundary(boundary, [area(1, 'Abell'), area(2, 'Park')], [], 'test'))
  value(await city.savePopulation(boundary, 2010, [{ name: 'Abell', count: 900 }], 'test'))
  const rows = Array.from({ length: 230 }, (_, i) =>
    madeUpRow(i + 2, {
      places: [1 + (i % 2)],
      placedBy: 'point',
      occurredMinute: (i % 24) * 60,
      offence: i === 0 ? '=2+2' : 'ROBBERY',
    }),
  )
  await importBatches(city, [batchOf(rows)])
  const working = madeUpSource({ name: 'working', provenance: 'agency-own', retention: 'working-file' })
  const traces = madeUpSource({ name: 'traces', provenance: 'atf-trace', retention: 'walled' })
  const one = [batchOf([madeUpRow(2, { victims: 1000 })])]
  await importBatches(city, one, { source: working, fileHash: 'a'.repeat(64) })
  await importBatches(city, one, { source: traces, fileHash: 'c'.repeat(64) })
  const closed = await record.store.makeCity(walled)
  await importBatches(closed, one, { source: working, fileHash: 'b'.repeat(64) })
  snapshots = await openSnapshots({ dir, reader: readerOf(record.store) })
  publish = createPublish({ snapshots, published: publishedOf(record.store) })
})
afterAll(async () => {
  await snapshots?.close()
  await record?.close()
  await rm(dir, { recursive: true, force: true })
})

test('open rows are counted exactly, and rows that are not open are not counted at all', async () => {
  const answer = measureAnswerShape.parse(value(await publish.measure(name, 'victims', question())))
  expect(answer.rows[0]?.count).toBe(230)
  expect(answer.proviso.sources.map(s => s.name)).toEqual(['police'])
  const bySource = value(await publish.measure(name, 'victims', question({ by: ['source'] })))
  expect(bySource.rows.map(r => r.by.source?.code)).toEqual(['police'])
  const inside = value(await snapshots.measure(name, 'victims', question({ by: ['source'] })))
  expect(inside.rows.map(r => r.by.source?.code)).toEqual(['police', 'working'])
})

test('a source that is not open is answered as one that is not there, in every way of asking', async () => {
  const unknown = { ok: false, problem: { code: 'bad-parameter', expected: 'police' } }
  const working = { source: ['working'] }
  expect(await publish.measure(name, 'victims', question({ where: working }))).toMatchObject(unknown)
  expect(await publish.measureCsv(name, 'victims', question({ where: working }))).toMatchObject(unknown)
  expect(await publish.incidents(name, { where: working })).toMatchObject(unknown)
  expect(await publish.incidentsCsv(name, { where: working })).toMatchObject(unknown)
})

test('a city without open data is refused', async () => {
  const refused = { ok: false, problem: { code: 'not-allowed' } }
  expect(await publish.measure('walled', 'victims', question())).toMatchObject(refused)
  expect(await publish.explore('walled', {})).toMatchObject(refused)
})

test('what is behind a wall of the record is not even known here', async () => {
  const answer = await publish.measure(name, 'victims', question({ where: { source: ['traces'] } }))
  expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-parameter', expected: 'police' } })
})

test('the explorer counts open rows only', async () => {
  const answer = exploreAnswerShape.parse(value(await publish.explore(name, { hour: ['3'] })))
  expect(answer).toMatchObject({ total: 230, matching: 10 })
})

test('rows come page by page until there are no more, whatever is filtered', async () => {
  for (const where of [{}, { hour: ['3', '4'] }]) {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page = incidentPageShape.parse(value(await publish.incidents(name, { where, cursor, limit: 40 })))
      expect(page.rows.length).toBeLessThanOrEqual(40)
      ids.push(...page.rows.map(r => r.id))
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(where.hour ? 20 : 230)
  }
})

test('the record is asked for the rows of the page alone, however rare what is asked for', async () => {
  let handedOut = 0
  const published = publishedOf(record.store)
  const counting = createPublish({
    snapshots,
    published: {
      ...published,
      incidents: async (...asked) => {
        const found = await published.incidents(...asked)
        if (found.ok) handedOut += found.value.length
        return found
      },
    },
  })
  const page = value(await counting.incidents(name, { where: { hour: ['3'] }, limit: 4 }))
  expect(page.rows.map(row => row.hour)).toEqual([3, 3, 3, 3])
  expect(handedOut).toBe(4)
  expect(value(await counting.incidents(name, { where: { hour: ['3'], weekday: ['7'] } })).rows).toEqual([])
  expect(handedOut, 'nothing is read for a question without rows').toBe(4)
})

test('a table nobody reads any more is not made further', async () => {
  const gone = new AbortController()
  const pieces = value(await publish.incidentsCsv(name, {}, { signal: gone.signal }))
  const reading = pieces[Symbol.asyncIterator]()
  await reading.next()
  gone.abort(new Error('gone'))
  await expect(reading.next()).rejects.toThrow('gone')
})

test('the table of rows has a header, every row, its places, and no formula', async () => {
  let csv = ''
  for await (const piece of value(await publish.incidentsCsv(name, { where: { neighborhood: ['abell'] } })))
    csv += piece
  const lines = csv.trim().split('\r\n')
  expect(lines[0]).toBe(
    'id,source,occurred_on,hour,kind,offence,weapon,clearance,setting,victims,block,lon,lat,flags,neighborhood_2020',
  )
  expect(lines).toHaveLength(116)
  expect(csv).toContain(",'=2+2,")
  expect(csv).not.toMatch(/,=2/)
  expect(publish.incidentsNote().columns.map(c => c.name)).toEqual(lines[0]?.split(',').slice(0, -1))
})

test('the table of a measure has its columns, and a note beside it', async () => {
  const asked = question({ by: ['neighborhood'] })
  const csv = value(await publish.measureCsv(name, 'rate', asked))
  expect(csv.split('\r\n')[0]).toBe('neighborhood,neighborhood_label,value,low,high,count,base,not_estimable')
  expect(csv).toMatch(/\r\npark,Park,,,,115,,The population of this place is not known\.\r\n/)
  const note = value(await publish.measureNote(name, 'rate', asked))
  expect(note).toMatchObject({ disclosure: 'open-exact', proviso: { coverage: { rows: 230 } } })
})

test('places, outlines and the page about the data are of their shapes', async () => {
  expect(value(await publish.places(name)).map(b => `${b.kind}:${b.version}`)).toEqual(['neighborhood:2020'])
  const list = placeListShape.parse(value(await publish.placeList(name, 'neighborhood')))
  expect(list.areas.map(a => [a.slug, a.population])).toEqual([
    ['abell', 900],
    ['park', null],
  ])
  expect(value(await publish.placeListCsv(name, 'neighborhood:2020'))).toContain(
    '\r\n1,Abell,abell,900,12\r\n',
  )
  expect(outlinesShape.parse(value(await publish.outlines(name, 'neighborhood:2020'))).features).toHaveLength(
    2,
  )
  const about = aboutDataShape.parse(value(await publish.aboutData(name)))
  expect(about.sources.map(s => s.name)).toEqual(['police'])
  expect(about.snapshot.no).toBe(value(await publish.snapshotNo(name)))
})

test('what is not there is a problem with what is', async () => {
  expect(await publish.placeList(name, 'district')).toMatchObject({
    ok: false,
    problem: { code: 'no-such-place', expected: 'neighborhood:2020' },
  })
  expect(await publish.measure('atlantis', 'victims', question())).toMatchObject({
    ok: false,
    problem: { code: 'no-such-city' },
  })
  expect(await publish.aboutData('atlantis')).toMatchObject({ ok: false, problem: { code: 'no-such-city' } })
})
