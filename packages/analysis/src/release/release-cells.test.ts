import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { incidentKinds } from '@understory/model'
import { readerOf } from '@understory/record/reader'
import { batchOf, importBatches, madeUpCity, madeUpRow, withRecord } from '@understory/record/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { rowsArbitrary, smallWorld } from '../testing/world.ts'
import { type FactRow, factRow, readerOfRows } from '../testing.ts'
import type { ReleaseQuestion } from './release-cells.ts'

let dir = ''
const open: Snapshots[] = []
const secret = Buffer.from('a made-up secret of this test')
const keyOf = (id: string) => createHmac('sha256', secret).update(id).digest()[0] ?? 0
const asking = (more: Partial<ReleaseQuestion> = {}): ReleaseQuestion => ({
  by: ['kind'],
  where: {},
  unit: 'incidents',
  provenances: ['open'],
  recordKeySecret: secret,
  ...more,
})
async function ask(rows: readonly FactRow[], question: ReleaseQuestion) {
  const folder = join(dir, String(open.length))
  const snapshots = await openSnapshots({
    dir: folder,
    reader: readerOfRows(smallWorld(rows)),
    exploreThreads: 1,
  })
  open.push(snapshots)
  const answer = await snapshots.releaseCells('smallville', question)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.value
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-cells-'))
})
afterEach(async () => {
  for (const snapshots of open.splice(0)) await snapshots.close()
  await rm(dir, { recursive: true })
})

test('a cell has the sum of its contributors’ keys, each HMAC-SHA-256 as node:crypto has it', async () => {
  const rows = [11, 12, 13].map(key_no => factRow({ day: 17_900, line: key_no, key_no, kind: 2 }))
  const { cells } = await ask(rows, asking())
  const sum = [11, 12, 13].reduce((total, key_no) => total + keyOf(`row police ${key_no}`), 0)
  expect(cells).toEqual([{ codes: { kind: 'robbery' }, count: 3, keySum: sum % 256 }])
})

test('a secret longer than a block of the hash is hashed first, as RFC 2104 says', async () => {
  const long = Buffer.alloc(100, 7)
  const { cells } = await ask([factRow({ day: 17_900, key_no: 5 })], asking({ recordKeySecret: long }))
  expect(cells[0]?.keySum).toBe(createHmac('sha256', long).update('row police 5').digest()[0])
})

test('an incident with several rows is one contributor, under its most serious kind; its victims are each counted', async () => {
  const rows = [
    factRow({ day: 17_900, line: 2, key_no: 2, event_no: 77, kind: 3, victims: 2 }),
    factRow({ day: 17_900, line: 3, key_no: 3, event_no: 77, kind: 0, victims: 1 }),
    factRow({ day: 17_900, line: 4, key_no: 4, kind: 3, victims: 0 }),
  ]
  const { cells } = await ask(rows, asking())
  expect(cells.map(c => [c.codes.kind, c.count])).toEqual(
    expect.arrayContaining([
      ['homicide', 1],
      ['aggravated-assault', 1],
    ]),
  )
  expect(cells.find(c => c.codes.kind === 'homicide')?.keySum).toBe(keyOf('event police 77'))
  const victims = await ask(rows, asking({ unit: 'victims' }))
  expect(victims.cells.map(c => [c.codes.kind, c.count]).sort()).toEqual([
    ['aggravated-assault', 2],
    ['homicide', 1],
  ])
  expect(victims.cells.find(c => c.codes.kind === 'homicide')?.keySum).toBe(keyOf('row police 3 0'))
})

test('rows of other provenances are not counted, and a subgroup is what is left of the incidents', async () => {
  const rows = [
    factRow({ day: 17_900, line: 2, key_no: 2, source_no: 3 }),
    factRow({ day: 17_900, line: 3, key_no: 3, weapon: 1 }),
    factRow({ day: 17_900, line: 4, key_no: 4, weapon: 2 }),
  ]
  const { cells } = await ask(rows, asking({ by: [], where: { weapon: 'firearm' } }))
  expect(cells.map(c => c.count)).toEqual([1])
  expect((await ask(rows, asking({ by: [] }))).cells[0]?.count).toBe(2)
  expect((await ask(rows, asking({ by: [], provenances: [] }))).cells).toEqual([])
})

test('a question of four dimensions, or by a level that is not there, is refused', async () => {
  const snapshots = await openSnapshots({ dir, reader: readerOfRows(smallWorld([])), exploreThreads: 1 })
  open.push(snapshots)
  for (const by of [['kind', 'year', 'weapon', 'clearance'], ['colour']])
    expect(await snapshots.releaseCells('smallville', asking({ by }))).toMatchObject({
      ok: false,
      problem: { code: 'bad-parameter', where: 'by' },
    })
})

test('cells are those of counting by hand, and parts add up to their total in counts and in keys', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(40), async generated => {
      const rows = generated.filter(r => r.source_no === 1)
      const [fine, total] = [
        await ask(rows, asking({ by: ['kind', 'weapon', 'district'] })),
        await ask(rows, asking({ by: [] })),
      ]
      const things = Map.groupBy(rows, r =>
        r.event_no === null ? `row police ${r.key_no}` : `event police ${r.event_no}`,
      )
      const sums = (of: (c: { count: number; keySum: number }) => number) =>
        fine.cells.reduce((sum, c) => sum + of(c), 0)
      expect(sums(c => c.count)).toBe(things.size)
      expect(total.cells[0]?.count ?? 0).toBe(things.size)
      expect(sums(c => c.keySum) % 256).toBe(total.cells[0]?.keySum ?? 0)
      expect(total.cells[0]?.keySum ?? 0).toBe(
        [...things.keys()].reduce((sum, id) => sum + keyOf(id), 0) % 256,
      )
      const worst = [...things.values()].map(some => Math.min(...some.map(r => r.kind ?? 0)))
      for (const [code, word] of incidentKinds.entries())
        expect(fine.cells.filter(c => c.codes.kind === word).reduce((sum, c) => sum + c.count, 0)).toBe(
          worst.filter(kind => kind === code).length,
        )
    }),
    { numRuns: 15 },
  )
})

test('the same rows in another file, under other lines, have the same keys', async () => {
  const cellsAfter = async (lines: readonly number[]) => {
    await using record = await withRecord('pglite')
    const city = await record.store.makeCity(madeUpCity)
    const rows = lines.map((line, n) => madeUpRow(line, { key: `K${n}`, hash: String(n + 1) }))
    await importBatches(city, [batchOf(rows)], { fileHash: String(lines[0]).padStart(64, '0') })
    const folder = join(dir, `record-${lines[0]}`)
    const snapshots = await openSnapshots({ dir: folder, reader: readerOf(record.store), exploreThreads: 1 })
    const answer = await snapshots.releaseCells(madeUpCity.name, asking({ by: ['kind', 'year'] }))
    await snapshots.close()
    return answer
  }
  const first = await cellsAfter([2, 3, 4, 5])
  expect(first).toMatchObject({ ok: true, value: { cells: [{ count: 4 }] } })
  expect(await cellsAfter([102, 7, 55, 3])).toEqual(first)
})

test('a mistyped day to come has its own year, and no century is filled up to it', async () => {
  const dayIn = (year: number) => Date.UTC(year, 5, 1) / 86_400_000
  const years = [2019, 2021, 2219]
  const rows = years.map((year, i) => factRow({ day: dayIn(year), line: i + 2, key_no: i + 2 }))
  const { domains } = await ask(rows, asking({ by: ['year'] }))
  expect(domains.year?.map(one => one.code)).toEqual(['2019', '2020', '2021', '2219'])
})
