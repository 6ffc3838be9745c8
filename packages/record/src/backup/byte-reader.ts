const maxLineBytes = 16 * 1024 * 1024

/** Reads exact numbers of bytes and lines from a stream. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>
  /** What has come and was not taken: at most one chunk. */
  private held: Buffer = Buffer.alloc(0)
  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]()
  }
  /** Called when nothing is held. */
  private async more(): Promise<boolean> {
    const next = await this.chunks.next()
    if (next.done) return false
    this.held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    return true
  }
  private take(length: number): Buffer {
    const part = this.held.subarray(0, length)
    this.held = this.held.subarray(part.length)
    return part
  }
  /** A line with its end; null where the stream ends before one, or it is longer than any that is written. */
  async line(): Promise<Buffer | null> {
    const parts: Buffer[] = []
    for (let length = 0; length <= maxLineBytes; ) {
      const end = this.held.indexOf(10)
      const part = this.take(end === -1 ? this.held.length : end + 1)
      parts.push(part)
      if (end !== -1) return Buffer.concat(parts)
      length += part.length
      if (!(await this.more())) return null
    }
    return null
  }
  async exactly(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    let missing = length
    while (missing > 0) {
      if (this.held.length === 0 && !(await this.more())) return null
      const part = this.take(missing)
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }
  /** Whether nothing comes any more. */
  async isAtEnd(): Promise<boolean> {
    while (this.held.length === 0) if (!(await this.more())) return true
    return false
  }
}
