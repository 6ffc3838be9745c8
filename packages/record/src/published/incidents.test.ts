import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kyselyOver } from '../engine/kysely-over.ts'
import { publishedOf } from '../published.ts'
import { engineOf } from '../store.ts'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  possibleKeys,
  type TestRecord,
  withRecord,
} from '../testing.ts'
import { incidentId, parseIncidentId } from './incident-id.ts'
import { type IncidentKey, maxRowsPerStatement, rowsByKey } from './incidents.ts'

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
  const rows = async (keys: readonly IncidentKey[]) => {
    const result = await publishedOf(record.store).incidents('riverton', keys)
    if (!result.ok) throw new Error(result.problem.detail)
    return result.value
  }
  const keyOf = (i: number): IncidentKey => ({ importNo: 1, line: i + 2, part: 0 })
  const everyKey = days.map((_, i) => keyOf(i))

  it('come in the order of the keys that are asked for, however many these are', async () => {
    const keys = Array.from({ length: maxRowsPerStatement + 30 }, (_, i) => keyOf((i * 3) % days.length))
    const lines = (await rows(keys)).map(row => parseIncidentId(row.id)?.line)
    expect(lines).toEqual(keys.map(key => key.line))
  })

  it('hold what was imported, with the names of their places', async () => {
    const found = await rows(everyKey)
    expect(found.map(row => row.occurredOn)).toEqual(days)
    expect(found[2]).toMatchObject({
      kind: 'homicide',
      weapon: 'knife',
      places: { 'district:2023': 'central' },
    })
  })

  it('are given for no key that is not there', async () => {
    expect(await rows(possibleKeys(3, 40))).toHaveLength(days.length)
    expect(await rows([{ importNo: -1, line: 0, part: 0 }])).toEqual([])
    expect(await rows([])).toEqual([])
    expect(await publishedOf(record.store).incidents('nowhere', everyKey)).toMatchObject({
      problem: { code: 'no-such-city' },
    })
  })

  it('are found by an index of their key, and no row beside them is read', async () => {
    const { sql, parameters } = rowsByKey(everyKey).compile(
      kyselyOver(async () => ({ rows: [] }), 'compiles only'),
    )
    const begin = 'set local search_path = city_riverton, understory; set local role public_reader'
    const plan = await engineOf(record.store).once(
      `set local enable_seqscan = off; set local enable_bitmapscan = off; ${begin}`,
      `explain (costs off) ${sql}`,
      parameters,
    )
    const lines = plan.rows.map(row => String(Object.values(row)[0]).trim())
    const scan = lines.findIndex(line => line.includes('Index Scan using incident_line on incident'))
    expect(scan, lines.join('\n')).toBeGreaterThan(-1)
    expect(lines[scan + 1]).toMatch(/^Index Cond: .*import_no = .*line = /)
  })

  it('are not asked for any more once nobody waits', async () => {
    const gone = AbortSignal.abort(new Error('gone'))
    await expect(publishedOf(record.store).incidents('riverton', everyKey, gone)).rejects.toThrow('gone')
  })

  it('are found by their id', async () => {
    const [row] = await rows([keyOf(2)])
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
