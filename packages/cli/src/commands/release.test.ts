import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { releaseCommand } from './release.ts'

const folder = mkdtempSync(join(tmpdir(), 'understory-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const table = 'year,value\r\n2025,3\r\n'
const manifest = JSON.stringify({
  understory: 'release',
  format: 1,
  title: 'Incidents',
  number: 1,
  files: [{ name: 'table.csv', mediaType: 'text/csv', bytes: table.length, sha256: sha256(table) }],
})
beforeEach(() => {
  writeFileSync(join(folder, 'manifest.json'), manifest)
  writeFileSync(join(folder, 'table.csv'), table)
})
const run = async (place = folder) => {
  const done = await releaseCommand.run(openHouse({ data: folder, databaseUrl: null }), { place }, () => {})
  return done.ok
    ? { value: done.value, verdict: releaseCommand.verdict(done.value)?.code ?? null }
    : done.problem.code
}

test('the files of a release are checked against its manifest, and the content hash is that of the manifest', async () => {
  expect(await run()).toMatchObject({
    verdict: null,
    value: { contentHash: sha256(manifest), files: [{ name: 'table.csv', fault: null }] },
  })
})

test('one changed byte and a missing file are found', async () => {
  writeFileSync(join(folder, 'table.csv'), table.replace('3', '4'))
  expect(await run()).toMatchObject({
    verdict: 'record-damaged',
    value: { files: [{ fault: 'has another hash' }] },
  })
  rmSync(join(folder, 'table.csv'))
  expect(await run()).toMatchObject({ value: { files: [{ fault: 'is not there' }] } })
})

test('what is no release is said so', async () => {
  expect(await run(join(folder, 'nowhere'))).toBe('not-found')
  writeFileSync(join(folder, 'manifest.json'), '{"files": [{"name": "../../etc/passwd"}]}')
  expect(await run()).toBe('unreadable-file')
})
