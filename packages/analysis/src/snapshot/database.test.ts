import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProblemError } from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from './database.ts'

const runaway =
  'SELECT count(*) AS n FROM range(1000000000) a, range(1000) b WHERE hash(a.range) % 7 = b.range % 3'
let dir = ''
let db: Database

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-database-'))
  db = await openDatabase(join(dir, 'a.duckdb'), join(dir, 'inbox'), {
    memoryMb: 256,
    threads: 2,
    deadlineMs: 300,
    width: 2,
  })
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

test('a question that runs away is stopped at its deadline and the next one is answered', async () => {
  const began = performance.now()
  const error = await db.ask(runaway).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ProblemError)
  expect((error as ProblemError).problem.code).toBe('deadline-exceeded')
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await db.ask('SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a question nobody waits for any more is stopped', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('stale')), 50)
  await expect(db.ask(runaway, controller.signal)).rejects.toThrow('stale')
})

test('the engine reads and writes no file outside its inbox, loads nothing and keeps its settings', async () => {
  await writeFile(join(dir, 'secret.csv'), '1,2\n')
  const refused = [
    `SELECT * FROM read_csv('${join(dir, 'secret.csv')}')`,
    `SELECT * FROM read_csv('${join(dir, 'inbox', '..', 'secret.csv')}')`,
    `SELECT * FROM read_text('${join(dir, 'secret.csv')}')`,
    `COPY (SELECT 1) TO '${join(dir, 'out.csv')}'`,
    `ATTACH '${join(dir, 'b.duckdb')}'`,
    'INSTALL spatial',
    'LOAD spatial',
    `SET memory_limit = '8GB'`,
    'SET enable_external_access = true',
    `SET allowed_directories = ['/']`,
  ]
  for (const sql of refused)
    await expect(db.ask(sql), sql).rejects.toThrow(/disabled (by|through) configuration|locked|cannot/i)
})

test('the limits that were set are the limits that hold', async () => {
  const [set] = await db.ask(
    `SELECT current_setting('memory_limit') AS memory, current_setting('threads') AS threads, current_setting('autoload_known_extensions') AS autoload, current_setting('autoinstall_known_extensions') AS autoinstall`,
  )
  expect(set).toEqual({ memory: '244.1 MiB', threads: 2n, autoload: false, autoinstall: false })
})

test('a question too large for the memory fails cleanly and the next one is answered', async () => {
  const greedy = "SELECT string_agg(range::VARCHAR, '') AS s FROM range(200000000)"
  await expect(db.ask(greedy)).rejects.toThrow()
  expect(await db.ask('SELECT 1 AS one')).toEqual([{ one: 1 }])
})
