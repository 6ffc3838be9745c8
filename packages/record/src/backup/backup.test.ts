import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, restoreRecord } from '../index.ts'
import { readerOf } from '../reader.ts'
import { engineOf } from '../store.ts'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  makeBackupKeys,
  type TestRecord,
  testServer,
  withRecord,
} from '../testing.ts'
import type { RecordOptions } from '../types.ts'

const folder = mkdtempSync(join(tmpdir(), 'understory-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function emptyPlace(engine: 'pglite' | 'postgres', name: string): Promise<RecordOptions> {
  if (engine === 'pglite') return { dataDir: join(folder, name) }
  return { databaseUrl: await (await testServer()).makeDatabase() }
}

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
const area = {
  no: 1,
  name: "O'Donnell\tHeights",
  slug: 'odonnell-heights',
  otherNames: [],
  geometry: square,
  outline: square,
  area_m2: 1,
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8')
  return text.split('\n').sort().join('\n')
}

describe.each(['pglite', 'postgres'] as const)('a backup of %s', engine => {
  let record: TestRecord
  let keys: Awaited<ReturnType<typeof makeBackupKeys>>
  const file = join(folder, `${engine}.understory`)

  beforeAll(async () => {
    record = await withRecord(engine)
    keys = await makeBackupKeys()
    const city = await record.store.makeCity(madeUpCity)
    await city.saveBoundary(
      { kind: 'neighborhood', version: '2020', label: '2020', validFrom: null, validTo: null },
      [area],
      [{ name: 'a', what: 'b' }],
      'test',
    )
    await city.savePopulation(
      { kind: 'neighborhood', version: '2020' },
      2020,
      [{ name: 'ODonnell Heights', count: 5 }],
      'test',
    )
    const rows = Array.from({ length: 300 }, (_, i) =>
      madeUpRow(i + 2, { offence: `back\\slash\t${i}`, detail: { a: '"\n' } }),
    )
    await importBatches(city, [batchOf(rows, [{ line: 900, column: null, reason: 'bad "x"', raw: '\\.\n' }])])
    await importBatches(city, [batchOf([madeUpRow(2, { hash: '1' })])])
    await record.store.saveToken({ hash: 'h', role: 'feed', city: null, label: 'l', expiresAt: null }, 'test')
    await record.store.backup(file, keys)
  })
  afterAll(() => record?.close())

  it.each(['pglite', 'postgres'] as const)(
    'is the same record when restored into %s, and goes on from there',
    async into => {
      const place = await emptyPlace(into, `${engine}-${into}`)
      expect(await restoreRecord(file, place, keys)).toMatchObject({ cities: ['riverton'] })
      const restored = await openRecord(place)
      try {
        expect((await restored.verify()).differences).toEqual([])
        const [before, after] = [readerOf(record.store), readerOf(restored)]
        const facts = async (reader: typeof before) =>
          textOf((await reader.exportFacts('riverton', null)).rows)
        expect(await facts(after)).toBe(await facts(before))
        expect(await after.changeNo('riverton')).toBe(await before.changeNo('riverton'))
        expect(await after.imports('riverton')).toEqual(await before.imports('riverton'))
        expect(await after.areas('riverton', 1)).toEqual([area])
        // Whoever held a token made before the backup does not come in.
        expect(await record.store.tokens()).toHaveLength(1)
        expect(await restored.tokens()).toEqual([])
        expect(await restored.findToken('h')).toBeNull()
        const city = await restored.city('riverton')
        if (!city.ok) throw new Error('no city')
        expect(await importBatches(city.value, [batchOf([madeUpRow(3), madeUpRow(1000)])])).toMatchObject({
          importNo: 3,
          unchanged: 1,
          kept: 1,
        })
      } finally {
        await restored.close()
      }
      await expect(restoreRecord(file, place, keys)).rejects.toMatchObject({ problem: { code: 'not-empty' } })
    },
  )

  it('into a folder that is not there, or a stream that fails, is a problem while the record is busy too', async () => {
    const keys = await makeBackupKeys()
    // The work before it holds the only session of PGlite: the stream would wait.
    const busy = engineOf(record.store).transaction('', session => session.query('select pg_sleep(0.3)'))
    const file = join(folder, 'not-there', 'a.backup')
    await expect(record.store.backup(file, keys)).rejects.toMatchObject({
      problem: { code: 'bad-parameter', where: 'file' },
    })
    await busy
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }))
      },
    })
    await expect(record.store.backup(full, keys)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await record.store.cities()).length).toBeGreaterThan(0)
  })

  it('is refused when a byte of it is changed or its end is missing', async () => {
    const bytes = readFileSync(file)
    const changed = Buffer.from(bytes)
    const middle = Math.floor(bytes.length / 2)
    changed[middle] = (changed[middle] ?? 0) ^ 255
    for (const [name, damaged] of [
      ['changed', changed],
      ['cut', bytes.subarray(0, bytes.length - 20)],
    ] as const) {
      const path = join(folder, `${engine}-${name}`)
      writeFileSync(path, damaged)
      await expect(restoreRecord(path, { dataDir: join(folder, 'nowhere') }, keys)).rejects.toMatchObject({
        problem: { code: 'record-damaged' },
      })
    }
  })

  it('is found damaged by verify when a row is changed behind its back', async () => {
    expect((await record.store.verify()).differences).toEqual([])
    await record.store.executeSql(
      `begin; set local role record_writer; update city_riverton.incident set victims = 9 where line = 5; commit`,
    )
    expect((await record.store.verify()).differences).toMatchObject([
      { city: 'riverton', importNo: 1, what: 'hash of the stored rows' },
    ])
  })
})
