import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  clearances,
  dayOfNumber,
  incidentKinds,
  type MeasureQuestion,
  settings,
  weapons,
} from '@understory/model'
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
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CitySnapshot, makeCitySnapshot } from '../city-snapshot.ts'
import { coverageSql, placeSlotsOf } from '../question/proviso.ts'
import { parseQuestion } from '../question/query.ts'
import { defaultLimits, type SqlRow } from '../snapshot/database.ts'
import { measures } from './index.ts'
import { everyDimension } from './measure.ts'

const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
}
const area = (no: number, name: string) => ({
  no,
  name,
  slug: name.toLowerCase(),
  otherNames: [],
  geometry: square,
  outline: square,
  area_m2: 1,
})
const unlike = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** Rows that have every code and lack everything now and then. */
const rows = Array.from({ length: 700 }, (_, i) =>
  madeUpRow(i + 2, {
    occurredOn: i % 11 === 0 ? null : dayOfNumber(17_800 + ((i * 37) % 800)),
    occurredMinute: i % 7 === 0 ? null : (i * 61) % 1440,
    kind: unlike(incidentKinds, i * 5),
    weapon: unlike(weapons, i * 3),
    clearance: unlike(clearances, i),
    setting: unlike(settings, i),
    victims: i % 4,
    event: i % 3 === 0 ? `E${i % 40}` : null,
    places: [i % 3, (i * 7) % 4],
    placedBy: 'point',
  }),
)

const questions: MeasureQuestion[] = fc.sample(
  fc.record({
    by: fc.uniqueArray(fc.constantFrom(...everyDimension.filter(d => d !== 'csa')), { maxLength: 3 }),
    where: fc.record(
      {
        kind: fc.uniqueArray(fc.constantFrom('homicide', 'shooting', 'robbery', 'theft'), { minLength: 1 }),
        neighborhood: fc.uniqueArray(fc.constantFrom('abell', 'park', ''), { minLength: 1 }),
        hour: fc.uniqueArray(fc.constantFrom('0', '13', ''), { minLength: 1 }),
        year: fc.uniqueArray(fc.constantFrom('2018', '2020', ''), { minLength: 1 }),
        weekday: fc.uniqueArray(fc.constantFrom('1', '7'), { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    from: fc.constantFrom(null, '2019-01-15'),
    to: fc.constantFrom(null, '2020-02-29'),
  }),
  { numRuns: 60, seed: 20 },
)

/** Rows of an answer in an order of their own, every value a number or null. */
const comparable = (list: readonly SqlRow[]) =>
  list
    .map(row => JSON.stringify(Object.entries(row).map(([name, v]) => [name, v === null ? null : Number(v)])))
    .sort()

describe.each(['pglite', 'postgres'] as const)('a record on %s', engine => {
  let dir = ''
  let record: TestRecord
  let snapshot: CitySnapshot

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'understory-engines-'))
    record = await withRecord(engine)
    const city = await record.store.makeCity(madeUpCity)
    const version = { label: 'Districts', validFrom: null, validTo: null }
    await city.saveBoundary(
      { ...version, kind: 'district', version: 'now' },
      [area(1, 'East'), area(2, 'West')],
      [],
      'test',
    )
    await city.saveBoundary(
      { ...version, kind: 'neighborhood', version: '2020', label: 'Neighbourhoods' },
      [area(1, 'Abell'), area(2, 'Park'), area(3, 'Waverly')],
      [],
      'test',
    )
    await importBatches(city, [batchOf(rows)])
    const place = { dir, city: madeUpCity.name, limits: defaultLimits, now: () => new Date() }
    await mkdir(join(dir, 'inbox'))
    snapshot = makeCitySnapshot(madeUpCity, place, readerOf(record.store), () => {})
  })
  afterAll(async () => {
    await snapshot?.close()
    await record?.close()
    await rm(dir, { recursive: true, force: true })
  })

  test('every measure gives the same from the snapshot and from the view, with one SQL text', async () => {
    const { db, dictionary, contents } = await snapshot.refresh()
    expect(contents.rows).toBe(700)
    const reader = readerOf(record.store)
    let compared = 0
    for (const question of questions)
      for (const measure of measures) {
        const query = parseQuestion(question, dictionary, contents, measure.dimensions)
        if (!query.ok) continue
        const [fast, plain] = await Promise.all([
          db.ask(measure.sql(query.value)),
          reader.measureSql(madeUpCity.name, from => measure.sql(query.value, from)),
        ])
        expect(comparable(fast), `${measure.name} ${JSON.stringify(question)}`).toEqual(
          comparable(plain as SqlRow[]),
        )
        compared += fast.length
      }
    expect(compared).toBeGreaterThan(1_000)
  })

  test('coverage is the same from the snapshot and from the view', async () => {
    const { db, dictionary, contents } = await snapshot.refresh()
    for (const question of questions.slice(0, 20)) {
      const query = parseQuestion(question, dictionary, contents, everyDimension)
      if (!query.ok) continue
      const slots = placeSlotsOf(dictionary)
      const fast = await db.ask(coverageSql(query.value, slots))
      const plain = await readerOf(record.store).measureSql(madeUpCity.name, from =>
        coverageSql(query.value, slots, from),
      )
      expect(comparable(fast)).toEqual(comparable(plain as SqlRow[]))
    }
  })

  test('a later file that changes rows changes the snapshot by those rows only', async () => {
    const city = await record.store.city(madeUpCity.name)
    if (!city.ok) throw new Error('the city is gone')
    const before = await snapshot.refresh()
    const changed = rows.map(row =>
      row.line % 100 === 0 ? { ...row, hash: `9${row.hash}`, victims: 9 } : row,
    )
    await importBatches(city.value, [batchOf([...changed, madeUpRow(5_000)])], {
      source: madeUpSource(),
      fileHash: 'e'.repeat(64),
    })
    const after = await snapshot.refresh()
    expect(after.meta).toMatchObject({ no: before.meta.no + 1, rows: 701, gone: 7 })
    const count = 'SELECT count(*) AS n, sum(victims) AS v, sum(line) AS l FROM '
    const fast = await after.db.ask(`${count} incident_fact`)
    const plain = await readerOf(record.store).measureSql(madeUpCity.name, from => count + from)
    expect(comparable(fast)).toEqual(comparable(plain as SqlRow[]))
  })
})
