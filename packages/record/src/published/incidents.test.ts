import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedOf } from '../published.ts'
import { batchOf, importBatches, madeUpCity, madeUpRow, type TestRecord, withRecord } from '../testing.ts'
import { readCursor } from './cursor.ts'
import { incidentId, parseIncidentId } from './incident-id.ts'
import type { IncidentQuery } from './types.ts'

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
const areaOf = (no: number, slug: string) => ({
  no,
  name: slug,
  slug,
  otherNames: [],
  geometry: square,
  outline: square,
  area_m2: 1,
})
const days = ['2019-03-04', '2019-03-04', '2018-01-01', null, '2020-12-31', null, '2019-03-04']

describe.each(['pglite', 'postgres'] as const)('open rows of %s', engine => {
  let record: TestRecord
  beforeAll(async () => {
    record = await withRecord(engine)
    const city = await record.store.makeCity(madeUpCity)
    await city.saveBoundary(
      { kind: 'district', version: '2023', label: 'd', validFrom: null, validTo: null },
      [areaOf(1, 'central'), areaOf(2, 'western')],
      [],
      'test',
    )
    const rows = days.map((occurredOn, i) =>
      madeUpRow(i + 2, {
        occurredOn,
        places: [1 + (i % 2)],
        kind: i === 2 ? 'homicide' : 'theft',
        weapon: i === 2 ? 'knife' : 'hands',
      }),
    )
    await importBatches(city, [batchOf(rows)])
  })
  afterAll(() => record?.close())
  const page = async (query: IncidentQuery) => {
    const result = await publishedOf(record.store).incidents('riverton', query)
    if (!result.ok) throw new Error(result.problem.detail)
    return result.value
  }

  it.each([1, 2, 3, 7, 100])('come newest first, each once, in pages of %i', async limit => {
    const seen: (string | null)[] = []
    const ids = new Set<string>()
    for (let cursor: string | null = null; ; ) {
      const one = await page({ limit, cursor })
      for (const row of one.rows) {
        seen.push(row.occurredOn)
        ids.add(row.id)
      }
      cursor = one.next
      if (cursor === null) break
    }
    expect(seen).toEqual(['2020-12-31', '2019-03-04', '2019-03-04', '2019-03-04', '2018-01-01', null, null])
    expect(ids.size).toBe(days.length)
  })

  it('are filtered by kind, weapon, days and place', async () => {
    expect((await page({ kinds: ['homicide'] })).rows).toHaveLength(1)
    expect((await page({ weapons: ['knife', 'hands'], kinds: ['theft'] })).rows).toHaveLength(6)
    expect((await page({ from: '2019-03-04', to: '2019-12-31' })).rows).toHaveLength(3)
    expect((await page({ places: { 'district:2023': ['western'] } })).rows).toHaveLength(3)
    expect((await page({ kinds: ['homicide'] })).rows[0]?.places).toEqual({ 'district:2023': 'central' })
  })

  it('say what is wrong with a question', async () => {
    const ask = (query: IncidentQuery, city = 'riverton') => publishedOf(record.store).incidents(city, query)
    expect(await ask({ kinds: ['murder'] })).toMatchObject({
      problem: { code: 'bad-parameter', where: 'kind' },
    })
    expect(await ask({ cursor: 'nonsense' })).toMatchObject({
      problem: { code: 'bad-parameter', where: 'cursor' },
    })
    expect(await ask({ places: { 'district:2023': ['x'] } })).toMatchObject({
      problem: { code: 'no-such-place' },
    })
    expect(await ask({ places: { 'csa:2020': ['x'] } })).toMatchObject({ problem: { code: 'no-such-place' } })
    expect(await ask({}, 'nowhere')).toMatchObject({ problem: { code: 'no-such-city' } })
  })

  it('are found by their id', async () => {
    const [row] = (await page({ kinds: ['homicide'] })).rows
    expect(await publishedOf(record.store).incident('riverton', row?.id ?? '')).toEqual({
      ok: true,
      value: row,
    })
    expect(await publishedOf(record.store).incident('riverton', 'x')).toMatchObject({
      problem: { code: 'not-found' },
    })
  })
})

describe('a public id', () => {
  it('is a UUIDv7 that holds its line and part', () => {
    const id = incidentId('0192f0a1-2b3c-7d4e-8f50-617283940000', 288_968, 1)
    expect(id).toBe('0192f0a1-2b3c-7d4e-8f50-61000468c801')
    expect(parseIncidentId(id)).toMatchObject({ line: 288_968, part: 1 })
  })
})

describe('a cursor', () => {
  it('that no page gave out is refused', () => {
    for (const value of [
      '',
      '[]',
      '["2019-02-30",1,2,3]',
      '[null,1,2]',
      '[null,1.5,2,3]',
      '[null,99999999999,2,3]',
    ]) {
      expect(readCursor(Buffer.from(value).toString('base64url'))).toBeNull()
    }
  })
})
