import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedOf } from './published.ts'
import { readerOf } from './reader.ts'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  madeUpSource,
  possibleKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string[]> => {
  let text = ''
  for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8')
  return text.split('\n').filter(Boolean)
}

const asideOf = async (city: CityRecord) => {
  const rows = []
  for await (const row of city.setAside()) rows.push(row)
  return rows
}

describe.each(['pglite', 'postgres'] as const)('an import into %s', engine => {
  let record: TestRecord
  let count = 0
  const freshCity = (): Promise<CityRecord> =>
    record.store.makeCity({ ...madeUpCity, name: `riverton_${++count}` })
  const facts = async (city: CityRecord, since: number | null = null) => {
    const exported = await readerOf(record.store).exportFacts(city.city.name, since)
    return { ...exported, rows: await textOf(exported.rows), gone: await textOf(exported.gone) }
  }

  beforeAll(async () => {
    record = await withRecord(engine)
  })
  afterAll(() => record?.close())

  it('is exported whole to whoever knew another city of the same name', async () => {
    const old = { ...madeUpCity, name: 'made_again' }
    const before = await record.store.makeCity(old)
    await importBatches(before, [batchOf([madeUpRow(2), madeUpRow(3)])])
    const known = await before.changeNo()
    await record.store.removeCity(old.name)
    const after = await record.store.makeCity(old)
    await importBatches(after, [batchOf([madeUpRow(2)])])
    expect(await facts(after, known)).toMatchObject({ whole: true, gone: [] })
    expect((await facts(after, known)).rows).toHaveLength(1)
  })

  it('keeps every row, and what was set aside with its text', async () => {
    const city = await freshCity()
    const report = await importBatches(city, [
      batchOf([madeUpRow(2, { flags: ['no-time'] }), madeUpRow(3)]),
      batchOf(
        [madeUpRow(5)],
        [{ line: 4, column: 'date', reason: 'Not a day: "31 February".', raw: '4,"31 Feb\0' }],
      ),
    ])
    expect(report).toMatchObject({
      state: 'complete',
      read: 4,
      kept: 3,
      unchanged: 0,
      revised: 0,
      setAside: 1,
      flagged: { 'no-time': 1 },
      setAsideReasons: { 'Not a day: ….': 1 },
      from: '2019-03-04',
      to: '2019-03-04',
    })
    expect(await asideOf(city)).toMatchObject([
      { importNo: report.importNo, source: 'police', line: 4, column: 'date', raw: '4,"31 Feb\ufffd' },
    ])
    expect(await city.imports()).toEqual([report])
  })

  it('gives back every field as it came', async () => {
    const city = await freshCity()
    const odd = madeUpRow(2, {
      occurredOn: '1969-12-29',
      occurredMinute: 0,
      offence: 'ÁRSON\t\\N "x"\nline',
      block: null,
      lon: -76.6123456789,
      lat: null,
      victims: 70_000,
      flags: ['half-point', 'corrected-text'],
      event: 'e',
    })
    await importBatches(city, [batchOf([odd])])
    const rows = await publishedOf(record.store).incidents(city.city.name, possibleKeys(1, 2))
    expect(rows).toMatchObject({
      ok: true,
      value: [
        {
          source: 'police',
          occurredOn: '1969-12-29',
          hour: 0,
          kind: 'robbery',
          offence: odd.offence,
          weapon: 'firearm',
          clearance: 'open',
          setting: 'outside',
          victims: 70_000,
          block: null,
          lon: -76.6123456789,
          lat: null,
          flags: ['half-point', 'corrected-text'],
        },
      ],
    })
    // 1969-12-29 is the Monday three days before day 0, which is a Thursday: week 0 begins on it.
    const [line] = (await facts(city)).rows
    expect(line?.split(',').slice(4, 10)).toEqual(['-3', '1969', String(1969 * 12 + 11), '0', '1', '0'])
  })

  it('shows nothing of an import before it is finished, and nothing after it is abandoned', async () => {
    const city = await freshCity()
    const begun = await city.beginImport({
      source: madeUpSource(),
      fileName: 'a.csv',
      fileHash: null,
      actor: 'test',
    })
    if (!begun.ok) throw new Error(begun.problem.detail)
    await begun.value.write(batchOf([madeUpRow(2)], [{ line: 3, column: null, reason: 'bad', raw: 'x' }]))
    await begun.value.write(batchOf([madeUpRow(4)]))
    expect((await facts(city)).rows).toEqual([])
    expect(await asideOf(city)).toEqual([])
    await begun.value.abandon('the file broke off')
    expect((await facts(city)).rows).toEqual([])
    expect(await city.imports()).toMatchObject([{ state: 'failed', notes: ['the file broke off'] }])
    expect((await importBatches(city, [batchOf([madeUpRow(2)])])).kept).toBe(1)
  })

  it('lets one file of a source in at a time, and another source beside it', async () => {
    const city = await freshCity()
    const start = { source: madeUpSource(), fileName: 'a.csv', fileHash: null, actor: 'test' }
    const first = await city.beginImport(start)
    expect(await city.beginImport(start)).toMatchObject({ ok: false, problem: { code: 'import-running' } })
    const other = await city.beginImport({ ...start, source: madeUpSource({ name: 'sheriff' }) })
    expect(other.ok).toBe(true)
    if (first.ok) await first.value.abandon('test')
    if (other.ok) await other.value.abandon('test')
    const again = await city.beginImport(start)
    expect(again.ok).toBe(true)
    if (again.ok) await again.value.abandon('test')
  })

  it('writes a revision for a changed row and leaves an unchanged one alone', async () => {
    const city = await freshCity()
    const first = await importBatches(city, [batchOf([madeUpRow(2), madeUpRow(3), madeUpRow(4)])])
    const before = await facts(city)
    const second = await importBatches(city, [
      batchOf([madeUpRow(2), madeUpRow(3, { hash: '-7', kind: 'homicide' }), madeUpRow(9)]),
    ])
    expect(second).toMatchObject({ read: 3, kept: 1, unchanged: 1, revised: 1, setAside: 0 })
    const whole = await facts(city)
    expect(whole.rows.map(row => row.split(',').slice(0, 2).join(','))).toEqual([
      `${first.importNo},2`,
      `${first.importNo},4`,
      `${second.importNo},3`,
      `${second.importNo},9`,
    ])
    const changes = await facts(city, before.changeNo)
    expect(changes.whole).toBe(false)
    expect(changes.gone).toEqual([`${first.importNo},3,0`])
    expect([...before.rows.filter(row => !row.startsWith(`${first.importNo},3,`)), ...changes.rows]).toEqual(
      whole.rows,
    )
    expect(await readerOf(record.store).revisions(city.city.name)).toMatchObject({ revised: 1 })
  })

  it('counts the two parts of a file row once, and replaces both when one of them changes', async () => {
    const city = await freshCity()
    const killed = madeUpRow(2, { key: 'A', part: 0, kind: 'homicide' })
    const injured = madeUpRow(2, { key: 'A', part: 1, kind: 'shooting', hash: '8' })
    expect(await importBatches(city, [batchOf([killed, injured])])).toMatchObject({ read: 1, kept: 1 })
    expect(await importBatches(city, [batchOf([killed, injured])])).toMatchObject({
      unchanged: 1,
      revised: 0,
    })
    expect(await importBatches(city, [batchOf([{ ...killed, hash: '9' }])])).toMatchObject({
      read: 1,
      revised: 1,
    })
    expect((await facts(city)).rows).toHaveLength(1)
  })

  it('flags ten rows of one time and address as one event, and hands the flag on', async () => {
    const city = await freshCity()
    const rows = Array.from({ length: 10 }, (_, i) => madeUpRow(i + 2, { event: 'one' }))
    const nine = Array.from({ length: 9 }, (_, i) => madeUpRow(i + 20, { event: 'other' }))
    expect((await importBatches(city, [batchOf([...rows, ...nine])])).flagged).toEqual({ 'one-event': 10 })
    const revised = await importBatches(city, [batchOf([madeUpRow(2, { event: 'one', hash: '1' })])])
    expect(revised.flagged).toEqual({ 'one-event': 1 })
  })

  it('knows the very same file, unless something came in between', async () => {
    const city = await freshCity()
    const first = await importBatches(
      city,
      [batchOf([madeUpRow(2)], [{ line: 3, column: null, reason: 'r', raw: '' }])],
      {
        fileHash: 'aa',
      },
    )
    expect(await city.findSameFile('police', 'bb', 1)).toBeNull()
    expect(await city.findSameFile('police', 'aa', 2)).toBeNull()
    const same = await city.findSameFile('police', 'aa', 1)
    expect(same).toEqual(first)
    if (!same) return
    expect(await city.recordUnchangedFile(same, 'again.csv', 'test')).toMatchObject({
      read: 2,
      kept: 0,
      unchanged: 1,
      setAside: 1,
      sameAsImportNo: first.importNo,
      fileName: 'again.csv',
      state: 'complete',
    })
    await importBatches(city, [batchOf([madeUpRow(2, { hash: '5' })])], { fileHash: 'cc' })
    expect(await city.findSameFile('police', 'aa', 1)).toBeNull()
  })

  it('refuses real data in an invented city and invented data in a real one', async () => {
    const invented = await record.store.makeCity({
      ...madeUpCity,
      name: `made_up_${++count}`,
      invented: true,
    })
    const start = { source: madeUpSource(), fileName: 'a', fileHash: null, actor: 'test' }
    expect(await invented.beginImport(start)).toMatchObject({
      ok: false,
      problem: { code: 'city-is-invented' },
    })
    const fake = { ...start, source: madeUpSource({ provenance: 'invented' }) }
    expect(await (await freshCity()).beginImport(fake)).toMatchObject({
      problem: { code: 'city-is-invented' },
    })
  })

  it('obeys the law: read = kept + unchanged + revised + set aside, and facts are the newest of each key', async () => {
    const row = fc.record({ key: fc.integer({ min: 1, max: 12 }), value: fc.integer({ min: 0, max: 2 }) })
    const file = fc.uniqueArray(row, { selector: one => one.key, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (files, size) => {
          const city = await freshCity()
          const expected = new Map<number, number>()
          for (const [n, rows] of files.entries()) {
            const incidents = rows.map(({ key, value }, i) =>
              madeUpRow(i + 2, { key: `K${key}`, hash: String(value), victims: key * 10 + value }),
            )
            const batches = []
            for (let from = 0; from < incidents.length; from += size) {
              const aside = { line: 1000 + from, column: null, reason: 'r', raw: 'raw' }
              batches.push(batchOf(incidents.slice(from, from + size), [aside]))
            }
            const report = await importBatches(city, batches, { fileHash: `file ${n}` })
            const unchanged = rows.filter(one => expected.get(one.key) === one.value).length
            const kept = rows.filter(one => !expected.has(one.key)).length
            expect(report).toMatchObject({
              read: rows.length + batches.length,
              kept,
              unchanged,
              revised: rows.length - kept - unchanged,
              setAside: batches.length,
            })
            for (const one of rows) expected.set(one.key, one.value)
          }
          const victims = (await facts(city)).rows.map(line => Number(line.split(',')[14]))
          expect(victims.sort()).toEqual([...expected].map(([key, value]) => key * 10 + value).sort())
        },
      ),
      { numRuns: 12 },
    )
  })
})
