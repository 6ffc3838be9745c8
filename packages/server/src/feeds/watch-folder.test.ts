import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeasureAnswer } from '@understory/model'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Milltown, madeUpCsv, openMilltown, until } from '../testing.ts'
import { watchFolder } from './watch-folder.ts'

let house: Milltown
let dir: string
let watching: { close(): Promise<void> } | null = null
let next = 0

beforeAll(async () => {
  house = await openMilltown()
})
afterAll(() => house.close())
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-inbox-'))
})
afterEach(async () => {
  await watching?.close()
  watching = null
  await rm(dir, { recursive: true, force: true })
})

const watchIt = async () => {
  watching = await watchFolder({ dir, city: 'milltown', importPath: house.server.importPath })
}
const rowsOnPage = async () => {
  const answer = (await (await house.get('/api/v1/measures/incidents')).json()) as MeasureAnswer
  return answer.rows[0]?.value ?? 0
}
const freshRows = (count: number) => {
  next += count
  return madeUpCsv(next - count, next)
}
const listed = async (sub: string) => (await readdir(join(dir, sub))).sort()

test('a file of 1,000 rows is on the page soon after it appears, and moves to done', async () => {
  await watchIt()
  const before = await rowsOnPage()
  await writeFile(join(dir, 'rows.csv'), freshRows(1000))
  const took_ms = await until(async () => (await rowsOnPage()) === before + 1000)
  expect(took_ms).toBeLessThan(10_000)
  await until(async () => (await listed('done')).includes('rows.csv'))
  expect(await listed('.')).toEqual(['done', 'rejected'])
})

test('a file that cannot be read moves to rejected, with its problem beside it', async () => {
  await watchIt()
  await writeFile(join(dir, 'odd.csv'), 'a,b\n1,2\n')
  await until(async () => (await listed('rejected')).length === 2)
  expect(await listed('rejected')).toEqual(['odd.csv', 'odd.csv.problem.json'])
  const problem = JSON.parse(await readFile(join(dir, 'rejected', 'odd.csv.problem.json'), 'utf8'))
  expect(problem).toMatchObject({ code: 'unknown-layout', status: 422 })
})

test('a link is not followed: it could lead to any file that the server may read', async () => {
  await watchIt()
  const outside = await mkdtemp(join(tmpdir(), 'understory-outside-'))
  await writeFile(join(outside, 'secret.csv'), freshRows(3))
  await symlink(join(outside, 'secret.csv'), join(dir, 'a-link.csv'))
  await symlink(outside, join(dir, 'milltown-incidents'))
  const before = await rowsOnPage()
  await writeFile(join(dir, 'later.csv'), freshRows(7))
  await until(async () => (await listed('done')).includes('later.csv'))
  expect(await rowsOnPage()).toBe(before + 7)
  expect(await listed('done')).not.toContain('a-link.csv')
  expect(await listed('rejected')).toEqual([])
  await rm(outside, { recursive: true })
})

test('an unfinished name is left alone until it is renamed', async () => {
  await watchIt()
  const before = await rowsOnPage()
  await writeFile(join(dir, 'rows.csv.part'), freshRows(10))
  await new Promise(resolve => setTimeout(resolve, 800))
  expect(await listed('.')).toEqual(['done', 'rejected', 'rows.csv.part'])
  await rename(join(dir, 'rows.csv.part'), join(dir, 'rows.csv'))
  await until(async () => (await rowsOnPage()) === before + 10)
})

test('a file that grows slowly is imported once it stands still, as a whole', async () => {
  await watchIt()
  const before = await rowsOnPage()
  const path = join(dir, 'slow.csv')
  const text = freshRows(40)
  for (let at = 0; at < text.length; at += 200) {
    await writeFile(path, text.slice(at, at + 200), { flag: 'a' })
    await new Promise(resolve => setTimeout(resolve, 60))
  }
  await until(async () => (await listed('done')).length === 1)
  expect(await rowsOnPage()).toBe(before + 40)
  expect((await house.city.imports(1))[0]).toMatchObject({ fileName: 'slow.csv', read: 40, kept: 40 })
})

test('what lay there before the start is taken up, and the same name again is kept beside the first', async () => {
  await mkdir(join(dir, 'done'))
  await writeFile(join(dir, 'done', 'rows.csv'), 'an earlier one')
  await writeFile(join(dir, 'rows.csv'), freshRows(5))
  const before = await rowsOnPage()
  await watchIt()
  await until(async () => (await listed('done')).length === 2)
  expect(await listed('done')).toEqual(['1-rows.csv', 'rows.csv'])
  expect(await rowsOnPage()).toBe(before + 5)
})

test('a folder named after a source says whose its files are', async () => {
  await mkdir(join(dir, 'no-such-source'))
  await watchIt()
  await writeFile(join(dir, 'no-such-source', 'rows.csv'), freshRows(3))
  await until(async () => (await listed('rejected')).length === 2)
  const problem = JSON.parse(await readFile(join(dir, 'rejected', 'rows.csv.problem.json'), 'utf8'))
  expect(problem.code).toBe('no-such-source')
})
