import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createZstdDecompress } from 'node:zlib'
import { ProblemError, problem } from '@understory/model'

/**
 * A backup is a zstd stream: a line of JSON (the header), then per chunk a line of JSON followed by that many bytes
 * of COPY text, then a line of JSON (the manifest) with the SHA-256 of all before it.
 */
export interface Header {
  readonly understory: 'backup'
  readonly format: 1
  readonly madeAt: string
  readonly engine: string
  readonly version: string
  readonly cities: readonly string[]
  /** Migrations applied, as `scope/name`. */
  readonly migrations: readonly string[]
}
export interface Chunk {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: number
}
export interface Manifest {
  readonly sha256: string
  readonly rows: Readonly<Record<string, number>>
}
export type Frame =
  | { readonly header: Header }
  | { readonly chunk: Chunk; readonly data: Uint8Array }
  | { readonly manifest: Manifest }

const damaged = (file: string, what: string): ProblemError =>
  new ProblemError(
    problem('record-damaged', `${file}: ${what}`, {
      expected: 'a backup file as understory backup wrote it',
    }),
  )

/** Reads exact numbers of bytes and lines from a stream. */
class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>
  private held = Buffer.alloc(0)
  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]()
  }
  private async more(): Promise<boolean> {
    const next = await this.chunks.next()
    if (next.done) return false
    this.held = Buffer.concat([this.held, next.value])
    return true
  }
  async line(): Promise<Buffer | null> {
    let end = this.held.indexOf(10)
    while (end === -1) {
      if (!(await this.more())) return null
      end = this.held.indexOf(10)
    }
    const line = this.held.subarray(0, end + 1)
    this.held = this.held.subarray(end + 1)
    return line
  }
  async exactly(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    let missing = length
    while (missing > 0) {
      if (this.held.length === 0 && !(await this.more())) return null
      const part = this.held.subarray(0, missing)
      parts.push(part)
      missing -= part.length
      this.held = this.held.subarray(part.length)
    }
    return Buffer.concat(parts)
  }
}

/** The frames of a backup file. Throws `record-damaged` at the first thing that is not as written; the hash is checked last. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const plain = createReadStream(file).on('error', error => plain.destroy(error))
  const unpacked = createZstdDecompress()
  plain.on('error', error => unpacked.destroy(error))
  const reader = new ByteReader(plain.pipe(unpacked) as AsyncIterable<Buffer>)
  const hash = createHash('sha256')
  try {
    for (;;) {
      const line = await reader.line()
      if (!line) throw damaged(file, 'it ends before its manifest')
      const value: unknown = JSON.parse(line.toString('utf8'))
      if (typeof value !== 'object' || value === null) throw damaged(file, 'a frame is not an object')
      if ('manifest' in value) {
        const { manifest } = value as { manifest: Manifest }
        if (manifest.sha256 !== hash.digest('hex'))
          throw damaged(file, 'its contents do not match its SHA-256')
        yield { manifest }
        return
      }
      hash.update(line)
      if ('understory' in value) yield { header: value as Header }
      else {
        const chunk = value as Chunk
        const data = await reader.exactly(chunk.bytes)
        if (!data) throw damaged(file, `it ends inside ${chunk.table}`)
        hash.update(data)
        yield { chunk, data }
      }
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new ProblemError(problem('not-found', `there is no file ${file}`))
    }
    throw damaged(file, error instanceof Error ? error.message : String(error))
  } finally {
    plain.destroy()
  }
}
