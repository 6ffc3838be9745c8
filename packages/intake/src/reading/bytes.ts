import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ProblemError, problem } from '@understory/model'
import type { OpenFile } from '../types.ts'
import { limits } from './limits.ts'

/** Bytes of the file consumed so far, compressed bytes for gzip. */
export interface Progress {
  bytesRead: number
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((b, i) => bytes[i] === b)

export const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1f, 0x8b])

/** Throws for files that are certainly not text: said early, a wrong file costs a second and not an evening. */
export function refuseNotText(bytes: Uint8Array, name: string): void {
  const is = (...magic: number[]) => startsWith(bytes, magic)
  const what = is(0x50, 0x4b, 0x03, 0x04)
    ? 'a zip archive or an Excel workbook'
    : is(0xd0, 0xcf, 0x11, 0xe0)
      ? 'an old Excel workbook'
      : is(0x25, 0x50, 0x44, 0x46)
        ? 'a PDF'
        : is(0x42, 0x5a, 0x68)
          ? 'a bzip2 archive'
          : is(0x50, 0x41, 0x52, 0x31)
            ? 'a Parquet file'
            : null
  if (what)
    throw new ProblemError(
      problem('unreadable-file', `The file is ${what}.`, {
        where: name,
        expected: 'CSV, TSV, GeoJSON, NDJSON, Socrata JSON or ArcGIS JSON, plain or gzip',
      }),
    )
}

/** The bytes of a file, unpacked when they are gzip. Counts what is consumed into `progress`. */
export async function* readBytes(file: OpenFile, progress: Progress): AsyncGenerator<Buffer> {
  const source = counted(file, progress)
  try {
    const first = await firstBytes(source)
    if (first === null)
      throw new ProblemError(
        problem('unreadable-file', 'The file is empty.', { where: file.name, expected: 'a header and rows' }),
      )
    refuseNotText(first, file.name)
    const whole = joined(first, source)
    yield* isGzip(first) ? unpacked(whole, file.name, progress) : whole
    // Bytes after the end of a gzip file are no rows, but whoever hashes the stream must see them.
    while (!(await source.next()).done);
  } finally {
    await source.return(undefined)
  }
}

async function* counted(file: OpenFile, progress: Progress): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file.bytes) {
      progress.bytesRead += chunk.byteLength
      if (chunk.byteLength > 0) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    }
  } catch (error) {
    throw readingFailed(error, file.name)
  }
}

/** Enough bytes to tell what the file is (4, or all there are). */
async function firstBytes(source: AsyncGenerator<Buffer>): Promise<Buffer | null> {
  let bytes: Buffer | null = null
  while (bytes === null || bytes.length < 4) {
    const next = await source.next()
    if (next.done) break
    bytes = bytes ? Buffer.concat([bytes, next.value]) : next.value
  }
  return bytes
}

async function* joined(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** Stops a file that unpacks to far more than a table can, before what it holds fills anything. */
async function* unpacked(
  packed: AsyncGenerator<Buffer>,
  name: string,
  progress: Progress,
): AsyncGenerator<Buffer> {
  const input = Readable.from(packed, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  input.on('error', error => gunzip.destroy(error))
  input.pipe(gunzip)
  try {
    let bytes = 0
    for await (const chunk of gunzip) {
      bytes += chunk.length
      const most = Math.max(limits.unpackedFreeBytes, limits.unpackedRatio * progress.bytesRead)
      if (bytes > most) throw new ProblemError(unpacksTooFar(name))
      yield chunk
    }
  } catch (error) {
    throw readingFailed(error, name)
  } finally {
    input.destroy()
    gunzip.destroy()
  }
}

const unpacksTooFar = (name: string) =>
  problem('unreadable-file', `The file unpacks to more than ${limits.unpackedRatio} times its own size.`, {
    where: name,
    expected: 'a table, plain or packed once; unpack it first where it really repeats so much',
  })

const readingFailed = (error: unknown, name: string): ProblemError =>
  error instanceof ProblemError
    ? error
    : new ProblemError(
        problem(
          'unreadable-file',
          `Reading stopped: ${error instanceof Error ? error.message : String(error)}.`,
          {
            where: name,
            expected: 'a whole file; fetch it again if it was cut off',
          },
        ),
      )
