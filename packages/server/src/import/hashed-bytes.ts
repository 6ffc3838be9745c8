import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The first bytes of a stream, and the whole stream again with its SHA-256 taken on the way. */
export async function peekAndHash(bytes: AsyncIterable<Uint8Array>, peek_bytes: number) {
  const hash = createHash('sha256')
  const iterator = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let held = 0
  while (held < peek_bytes) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    held += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    for (const chunk of first.splice(0)) {
      hash.update(chunk)
      yield chunk
    }
    for (;;) {
      const next = await iterator.next()
      if (next.done) return
      hash.update(next.value)
      yield next.value
    }
  }
  return {
    head: Buffer.concat(first).subarray(0, peek_bytes),
    bytes: all(),
    digest: () => hash.digest('hex'),
    close: async () => {
      await iterator.return?.()
    },
  }
}

/** SHA-256 of a file, hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 512 * 1024 }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}
