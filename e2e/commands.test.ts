import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, scratchData, serve, understoryJson, understoryRun } from './served-city.ts'

const { data, remove } = scratchData()
const restored = scratchData()
const at = ['--data', data]
let served: Served

beforeAll(async () => {
  // As a power cut leaves it, with a number that belongs to another program now.
  const left = { pid: process.pid, url: 'http://127.0.0.1:1', token: 'x' }
  writeFileSync(join(data, 'server.json'), JSON.stringify(left))
  writeFileSync(join(data, 'server.lock'), '{"pid":')
  served = await serve([...at, '--sample-if-empty'])
})
afterAll(async () => {
  await served?.stop()
  remove()
  restored.remove()
})

test('an empty record begins with the invented city, and its truth lies beside it', async () => {
  const { plan } = JSON.parse(readFileSync(join(data, 'sample', 'truth.json'), 'utf8'))
  expect(plan).toMatchObject({ scale: 1 })
  const cities = await (await fetch(`${served.url}/api/v1/cities`)).json()
  expect(JSON.stringify(cities)).toContain('"invented":true')
})

test('commands go through the running server', async () => {
  expect(statSync(join(data, 'server.json')).mode & 0o777).toBe(0o600)
  const { answer } = await understoryJson(['measure', 'incidents', '--by', 'district', ...at])
  expect(answer.rows.length).toBeGreaterThanOrEqual(7)
  expect((await understoryJson(['sources', ...at])).inUse[0].name).toBe('sample-city')
  const { checks } = await understoryJson(['doctor', ...at])
  expect(checks.filter((check: { state: string }) => check.state === 'bad')).toEqual([])
  expect(await understoryJson(['purge', '--dry-run', ...at])).toMatchObject({
    dryRun: true,
    cities: [{ lines: [] }],
  })
})

test('no other user reads or writes anything of a serving installation', () => {
  const paths = readdirSync(data, { recursive: true, encoding: 'utf8' }).map(name => join(data, name))
  expect(paths.some(path => path.includes('snapshots'))).toBe(true)
  const mode = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  expect(paths.filter(path => (mode(path) & 0o077) !== 0)).toEqual([])
})

test('the shootings the strategy removed are missing from the district it worked in', async () => {
  const { strategy } = JSON.parse(readFileSync(join(data, 'sample', 'truth.json'), 'utf8'))
  expect(strategy.removed).toBeGreaterThan(0)
  const { answer } = await understoryJson([
    ...['measure', 'incidents', '--by', 'district', '--where', 'kind=shooting', '--from', strategy.from],
    ...at,
  ])
  const harbor = answer.rows.find(
    (row: { by: { district: { label: string } } }) => row.by.district.label === 'Harbor',
  )
  // A quarter removed: three are left for each one taken away, give or take chance.
  expect(strategy.removed / (strategy.removed + harbor.count)).toBeGreaterThan(0.12)
  expect(strategy.removed / (strategy.removed + harbor.count)).toBeLessThan(0.4)
})

test('a second server on the same folder is told where the first one is', async () => {
  const second = await understoryRun(['serve', '--port', '0', ...at])
  expect(second).toMatchObject({ exit: 5, err: expect.stringContaining(served.url) })
  // Whatever record it would serve: keys, uploads and snapshots are those of one server.
  const onPostgres = ['serve', '--port', '0', '--database-url', 'postgres://nobody@127.0.0.1:1/x', ...at]
  expect(await understoryRun(onPostgres)).toMatchObject({ exit: 5, err: expect.stringContaining(served.url) })
})

test('real data is refused by the invented city', async () => {
  const file = join(data, 'boundary.csv')
  writeFileSync(file, 'a,b\n1,2\n')
  expect((await understoryRun(['import', file, ...at])).exit).toBe(2)
  const known = await understoryRun(['import', file, '--source', 'baltimore-part1', ...at])
  expect(known).toMatchObject({ exit: 2, err: expect.stringContaining('invented') })
})

test('rows set aside can be seen, written and run again', async () => {
  const { rows } = await understoryJson(['set-aside', ...at])
  expect(rows.length).toBeGreaterThan(0)
  const file = join(data, 'aside.csv')
  const { written } = await understoryJson(['set-aside', '--out', file, ...at])
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(written + 1)
  const again = await understoryJson(['set-aside', '--retry', ...at])
  // The mapping was not mended: they fail again, and none is lost.
  expect(again).toMatchObject({ retried: written, resolved: 0 })
  expect((await understoryJson(['set-aside', '--limit', '1000', ...at])).rows).toHaveLength(written)
})

test('a backup taken while serving restores into an empty place, and only there', async () => {
  // The first start made the key, and said where it is; what is printed to no terminal is kept in a log.
  expect(served.said()).toContain('keys/backup.key')
  expect(served.said()).not.toContain('AGE-SECRET-KEY')
  const file = join(data, 'all.backup')
  const { rows } = await understoryJson(['backup', file, ...at])
  expect(rows).toBeGreaterThan(60_000)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const there = ['--data', restored.data]
  // Another installation: it has neither the key nor a reason to believe the file.
  expect(await understoryRun(['restore', file, ...there])).toMatchObject({ exit: 4 })
  const { file: key, signer } = await understoryJson(['backup-key', ...at])
  const withKey = ['restore', file, '--identity', key, ...there]
  expect((await understoryRun(withKey)).exit).toBe(4)
  await understoryJson([...withKey, '--trust-key', signer])
  expect((await understoryRun([...withKey, '--trust-key', signer])).exit).toBe(2)
  expect((await understoryJson(['verify', ...there])).differences).toEqual([])
})

test('sample --remove takes the invented city away, and Ctrl-C ends the server cleanly', async () => {
  await understoryJson(['sample', '--remove', ...at])
  expect((await understoryRun(['measure', 'incidents', ...at])).exit).toBe(3)
  expect(await served.stop()).toBe(0)
  expect(existsSync(join(data, 'server.json'))).toBe(false)
  expect((await understoryJson(['verify', ...at])).differences).toEqual([])
})
