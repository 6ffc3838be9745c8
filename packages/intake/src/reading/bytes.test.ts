import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fileOf } from '../testing.ts'
import { readBytes } from './bytes.ts'
import { limits } from './limits.ts'

/** What was unpacked before the reader stopped, and why it did. */
async function unpack(content: Buffer, piece = 64 * 1024) {
  let bytes = 0
  try {
    for await (const chunk of readBytes(fileOf(content, 'x.csv.gz', piece), { bytesRead: 0 }))
      bytes += chunk.length
  } catch (error) {
    return { bytes, problem: (error as { problem?: { code: string; detail: string } }).problem ?? null }
  }
  return { bytes, problem: null }
}

describe('a packed file', () => {
  test('that unpacks to a thousand times its size is refused before it fills anything', async () => {
    const bomb = gzipSync(Buffer.alloc(3 * limits.unpackedFreeBytes))
    const read = await unpack(bomb)
    expect(read.problem).toMatchObject({ code: 'unreadable-file' })
    expect(read.problem?.detail).toContain('unpacks to more than')
    expect(read.bytes).toBeLessThanOrEqual(limits.unpackedFreeBytes)
    // Many members after each other, and one byte at the time of the first: the same.
    const member = gzipSync(Buffer.alloc(limits.unpackedFreeBytes / 2))
    const many = await unpack(Buffer.concat([member, member, member, member]))
    expect(many.problem).toMatchObject({ code: 'unreadable-file' })
    expect(many.bytes).toBeLessThanOrEqual(limits.unpackedFreeBytes)
  })

  test('is unpacked once: what is packed in it stays bytes that are no table', async () => {
    const inner = gzipSync('id,date\n1,2024-01-01\n')
    const read = await unpack(gzipSync(inner))
    expect(read).toEqual({ bytes: inner.length, problem: null })
  })

  test('whose stated size is a lie is measured by what it holds, and one that is cut off is refused', async () => {
    const text = 'id,date\n'.repeat(2_000)
    const lie = gzipSync(text)
    lie.writeUInt32LE(7, lie.length - 4)
    expect((await unpack(lie)).problem).toMatchObject({ code: 'unreadable-file' })
    const cut = gzipSync(text).subarray(0, -20)
    expect((await unpack(cut)).problem).toMatchObject({ code: 'unreadable-file' })
  })

  test('of many entries is refused by name: zip archives and workbooks are not read', async () => {
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(60)])
    expect((await unpack(zip)).problem?.detail).toContain('a zip archive or an Excel workbook')
  })
})
