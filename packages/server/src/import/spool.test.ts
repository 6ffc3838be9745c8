import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spoolUpload } from './spool.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-spool-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const streamOf = (chunks: Iterable<Buffer> | AsyncIterable<Buffer>) =>
  Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>
const bodyOf = (...chunks: string[]) => streamOf(chunks.map(text => Buffer.from(text)))

test('an upload is written as it comes, with its hash', async () => {
  const file = await spoolUpload(bodyOf('abc', 'def'), dir, 100)
  expect(await readFile(file.path, 'utf8')).toBe('abcdef')
  expect(file).toMatchObject({ bytes: 6, fileHash: createHash('sha256').update('abcdef').digest('hex') })
  await file.remove()
  expect(await readdir(dir)).toEqual([])
})

test('an upload that grows past the limit is refused as soon as it does, and nothing is left', async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given++
      yield Buffer.alloc(1000)
    }
  }
  await expect(spoolUpload(streamOf(endless()), dir, 5000)).rejects.toMatchObject({
    problem: { code: 'payload-too-large' },
  })
  expect(given).toBeLessThan(200)
  expect(await readdir(dir)).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('abc')
    throw new Error('gone')
  }
  await expect(spoolUpload(streamOf(broken()), dir, 5000)).rejects.toThrow('gone')
  expect(await readdir(dir)).toEqual([])
})
