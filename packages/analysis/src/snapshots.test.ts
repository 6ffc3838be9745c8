import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeasureQuestion } from '@understory/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from './snapshots.ts'
import { smallWorld } from './testing/world.ts'
import { factRow, type RowWorld, readerOfRows } from './testing.ts'

let dir = ''
const open: Snapshots[] = []
const ask = (more: Partial<MeasureQuestion> = {}): MeasureQuestion => ({
  by: [],
  where: {},
  from: null,
  to: null,
  ...more,
})
const rows = (n: number, importNo = 1) =>
  Array.from({ length: n }, (_, i) => factRow({ import_no: importNo, line: i + 2, day: 17_900 + (i % 300) }))

async function snapshotsOf(world: RowWorld): Promise<Snapshots> {
  const snapshots = await openSnapshots({ dir, reader: readerOfRows(world), exploreThreads: 1 })
  open.push(snapshots)
  return snapshots
}
async function total(snapshots: Snapshots): Promise<number | undefined> {
  const answer = await snapshots.measure('smallville', 'victims', ask())
  return answer.ok ? answer.value.rows[0]?.count : undefined
}
const files = async () => (await readdir(dir)).filter(name => name.endsWith('.duckdb')).sort()

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-snapshots-'))
})
afterEach(async () => {
  for (const snapshots of open.splice(0)) await snapshots.close()
  await rm(dir, { recursive: true })
})

test('a change goes into the open file: superseded rows out, new rows in, and the number rises', async () => {
  const before = rows(1_000)
  const world = smallWorld(before)
  const snapshots = await snapshotsOf(world)
  expect(await snapshots.refresh('smallville')).toMatchObject({ no: 1, rows: 1_000, changeNo: 1 })
  expect(await total(snapshots)).toBe(1_000)
  const added = rows(10, 2)
  world.delta = { rows: added, gone: before.slice(0, 4) }
  world.rows = [...before.slice(4), ...added]
  world.changeNo = 7
  expect(await snapshots.refresh('smallville')).toMatchObject({ no: 2, rows: 1_006, changeNo: 7 })
  expect(await total(snapshots)).toBe(1_006)
  expect(await files()).toEqual(['smallville-1.duckdb'])
})

test('nothing changed: nothing is done, and the number stays', async () => {
  const snapshots = await snapshotsOf(smallWorld(rows(10)))
  const heard: number[] = []
  const stop = snapshots.onChange((_, info) => heard.push(info.no))
  await Promise.all([snapshots.refresh('smallville'), snapshots.refresh('smallville')])
  await snapshots.refresh('smallville')
  expect(heard).toEqual([1])
  stop()
  await snapshots.rebuild('smallville')
  expect(heard).toEqual([1])
})

test('a rebuild swaps in a new file, and the old one goes when nobody asks it any more', async () => {
  const snapshots = await snapshotsOf(smallWorld(rows(5_000)))
  await snapshots.refresh('smallville')
  const asked = Array.from({ length: 20 }, (_, i) =>
    snapshots.measure('smallville', 'victims', ask({ by: ['day'], where: { hour: ['', String(i)] } })),
  )
  const built = await snapshots.rebuild('smallville')
  expect(built.no).toBe(2)
  for (const answer of await Promise.all(asked)) expect(answer.ok).toBe(true)
  expect(await files()).toEqual(['smallville-2.duckdb'])
})

test('a snapshot is opened again as it was, and after changes brought up to date', async () => {
  const world = smallWorld(rows(100))
  const first = await snapshotsOf(world)
  const built = await first.refresh('smallville')
  await first.close()
  const second = await snapshotsOf(world)
  expect(await second.refresh('smallville')).toEqual(built)
})

test.each([
  ['a damaged file', async () => writeFile(join(dir, 'smallville-1.duckdb'), 'not a database')],
  ['an empty file', async () => writeFile(join(dir, 'smallville-1.duckdb'), '')],
  ['no file', async () => rm(join(dir, 'smallville-1.duckdb'))],
])('%s is rebuilt', async (_, spoil) => {
  const world = smallWorld(rows(100))
  const first = await snapshotsOf(world)
  await first.refresh('smallville')
  await first.close()
  await spoil()
  const second = await snapshotsOf(world)
  expect((await second.refresh('smallville')).rows).toBe(100)
  expect(await total(second)).toBe(100)
})

test('the snapshot of another record with the same name and change number is rebuilt', async () => {
  const first = await snapshotsOf(smallWorld(rows(100)))
  await first.refresh('smallville')
  await first.close()
  const second = await snapshotsOf(smallWorld(rows(100).map(row => ({ ...row, victims: 2 }))))
  await second.refresh('smallville')
  expect(await total(second)).toBe(200)
})

test('a record that went back, as after a restore, is read anew', async () => {
  const world = smallWorld(rows(100), { changeNo: 50 })
  const snapshots = await snapshotsOf(world)
  await snapshots.refresh('smallville')
  world.rows = rows(30)
  world.changeNo = 20
  expect(await snapshots.refresh('smallville')).toMatchObject({ rows: 30, changeNo: 20 })
  expect(await total(snapshots)).toBe(30)
})

test('a city that is not there is a problem, not an accident', async () => {
  const snapshots = await snapshotsOf(smallWorld([]))
  const answer = await snapshots.measure('atlantis', 'victims', ask())
  expect(answer).toMatchObject({ ok: false, problem: { code: 'no-such-city' } })
  const measure = await snapshots.measure('smallville', 'happiness', ask())
  expect(measure).toMatchObject({ ok: false, problem: { code: 'no-such-measure' } })
})
