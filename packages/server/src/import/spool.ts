import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ProblemError, problem } from '@understory/model'

export interface Spooled {
  readonly path: string
  readonly bytes: number
  readonly fileHash: string
  remove(): Promise<void>
}

/**
 * Writes an upload to a temporary file, no faster than the disk takes it, and hashes it on the way: a slow sender
 * holds no import open, and the same file again is known before a row is read.
 */
export async function spoolUpload(
  body: ReadableStream<Uint8Array>,
  dir: string,
  most: number,
): Promise<Spooled> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, `${randomUUID()}.upload`)
  const remove = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      if (bytes > most) return done(tooLarge(most))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(
      Readable.fromWeb(body as import('node:stream/web').ReadableStream),
      counted,
      createWriteStream(path, { mode: 0o600 }),
    )
  } catch (error) {
    await remove()
    throw error
  }
  return { path, bytes, fileHash: hash.digest('hex'), remove }
}

export const tooLarge = (most: number) =>
  new ProblemError(
    problem('payload-too-large', `The file is larger than ${most} bytes.`, {
      expected: 'a smaller file, or `./understory import FILE` on the machine itself',
    }),
  )
