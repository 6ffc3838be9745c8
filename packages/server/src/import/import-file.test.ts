import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { CityRecord, RecordStore } from '@understory/record'
import { withRecord } from '@understory/record/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { madeUpCity, madeUpCsv, madeUpSource } from '../testing.ts'
import { importFile, importPath } from './import-file.ts'

let opened: Awaited<ReturnType<typeof withRecord>>
let store: RecordStore
let city: CityRecord
let dir: string
let n = 0

beforeAll(async () => {
  opened = await withRecord('pglite')
  store = opened.store
  dir = await mkdtemp(join(tmpdir(), 'understory-import-'))
})
afterAll(async () => {
  await opened.close()
  await rm(dir, { recursive: true, force: true })
})
beforeEach(async () => {
  city = await store.makeCity({ ...madeUpCity, name: `town_${++n}` })
  await city.saveSource(madeUpSource)
})

const options = { actor: 'test' }
const save = async (text: string | Buffer, name = 'rows.csv') => {
  const path = join(dir, name)
  await writeFile(path, text)
  return path
}
async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size))
}

describe('importing a file', () => {
  test('knows the source by its header and hashes the file as it came', async () => {
    const text = madeUpCsv(0, 5000)
    const report = await importPath(city, await save(text), 'rows.csv', options)
    expect(report).toMatchObject({
      ok: true,
      value: { state: 'complete', source: madeUpSource.name, read: 5000, kept: 5000, fileName: 'rows.csv' },
    })
    expect(report.ok && report.value.fileHash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('again notes that the same file came, and reads nothing', async () => {
    const path = await save(madeUpCsv(0, 2000))
    const first = await importPath(city, path, 'rows.csv', options)
    const again = await importPath(city, path, 'copy.csv', options)
    expect(again).toMatchObject({
      ok: true,
      value: { read: 2000, kept: 0, unchanged: 2000, sameAsImportNo: first.ok ? first.value.importNo : -1 },
    })
  })

  test('reads the file once more when another came in between', async () => {
    const path = await save(madeUpCsv(0, 100))
    await importPath(city, path, 'a.csv', options)
    await importPath(
      city,
      await save(madeUpCsv(0, 100).replace('HOMICIDE', 'THEFT'), 'b.csv'),
      'b.csv',
      options,
    )
    const back = await importPath(city, path, 'a.csv', options)
    expect(back).toMatchObject({ ok: true, value: { sameAsImportNo: null, unchanged: 99, revised: 1 } })
  })

  test('from a stream in pieces of any size gives the same as from disk, gzip included', async () => {
    const text = madeUpCsv(0, 300)
    const streamed = await importFile(city, { name: 'a.csv', bytes: pieces(text, 7), size: null }, options)
    expect(streamed).toMatchObject({ ok: true, value: { read: 300, kept: 300 } })
    expect(streamed.ok && streamed.value.fileHash).toBe(createHash('sha256').update(text).digest('hex'))
    const zipped = await importPath(city, await save(gzipSync(text), 'rows.csv.gz'), 'rows.csv.gz', options)
    expect(zipped).toMatchObject({ ok: true, value: { read: 300, unchanged: 300 } })
  })

  test('that is cut off leaves nothing behind, and the whole file can be imported after it', async () => {
    const whole = gzipSync(madeUpCsv(0, 40_000))
    const cut = await importPath(
      city,
      await save(whole.subarray(0, whole.length - 2000), 'cut.gz'),
      'cut.gz',
      options,
    )
    expect(cut).toMatchObject({ ok: false, problem: { code: 'unreadable-file' } })
    const report = await importPath(city, await save(whole, 'whole.gz'), 'whole.gz', options)
    expect(report).toMatchObject({ ok: true, value: { read: 40_000, kept: 40_000, unchanged: 0 } })
  })

  test('is stopped between batches when it is told so, and nothing of it stays', async () => {
    const stop = new AbortController()
    const run = importPath(city, await save(madeUpCsv(0, 60_000)), 'rows.csv', {
      ...options,
      signal: stop.signal,
      progress: () => stop.abort(new Error('told to stop')),
    })
    await expect(run).rejects.toThrow('told to stop')
    expect((await city.imports())[0]?.state).not.toBe('complete')
    const report = await importPath(city, await save(madeUpCsv(0, 10), 'few.csv'), 'few.csv', options)
    expect(report).toMatchObject({ ok: true, value: { kept: 10 } })
  })

  test('of real data into an invented city is refused, and of invented data into a real one', async () => {
    const invented = await store.makeCity({ ...madeUpCity, name: `dream_${n}`, invented: true })
    const path = await save(madeUpCsv(0, 3))
    const real = await importPath(invented, path, 'rows.csv', { ...options, source: madeUpSource })
    expect(real).toMatchObject({ ok: false, problem: { code: 'city-is-invented' } })
    const dreamt = { ...madeUpSource, name: 'dreamt', provenance: 'invented' as const }
    expect(await importPath(city, path, 'rows.csv', { ...options, source: dreamt })).toMatchObject({
      ok: false,
      problem: { code: 'city-is-invented' },
    })
    expect(await importPath(invented, path, 'rows.csv', { ...options, source: dreamt })).toMatchObject({
      ok: true,
    })
  })

  test('of any bytes gives a report in which every row is counted, or a problem; never a crash', async () => {
    const header = Buffer.from('id,date,offense,weapon\n')
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.uint8Array({ maxLength: 2000 }).map(tail => Buffer.concat([header, tail])),
      fc.string({ unit: 'binary', maxLength: 1000 }).map(text => Buffer.concat([header, Buffer.from(text)])),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(null, madeUpSource.name), async (content, source) => {
        const file = { name: 'any', bytes: Readable.from([content]), size: content.length }
        const report = await importFile(city, file, { ...options, source })
        if (!report.ok) return report.problem.detail !== ''
        const { read, kept, unchanged, revised, setAside } = report.value
        return read === kept + unchanged + revised + setAside
      }),
      { numRuns: 60 },
    )
  })

  test('says what is wrong with a name, a header or a path it does not know', async () => {
    const path = await save('a,b\n1,2\n')
    expect(await importPath(city, path, 'rows.csv', options)).toMatchObject({
      problem: { code: 'unknown-layout' },
    })
    expect(await importPath(city, path, 'rows.csv', { ...options, source: 'nobody' })).toMatchObject({
      problem: { code: 'no-such-source' },
    })
    expect(await importPath(city, join(dir, 'nowhere.csv'), 'nowhere.csv', options)).toMatchObject({
      problem: { code: 'unreadable-file', where: 'nowhere.csv' },
    })
  })
})
