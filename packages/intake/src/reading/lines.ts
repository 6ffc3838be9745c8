import { ProblemError, problem } from '@understory/model'
import type { OpenFile } from '../types.ts'
import { type Progress, readBytes } from './bytes.ts'
import { byteOrderMark, type Decoder, decoderFor, type Encoding, utf16AsUtf8 } from './encoding.ts'
import { limits } from './limits.ts'

/** Consecutive whole lines, without their line ends. `faults` says what is wrong with a line, by its index. */
export interface Lines {
  readonly firstLine: number
  readonly lines: string[]
  readonly faults: ReadonlyMap<number, string>
}

const LF = 10
const CR = 13
const noFaults: ReadonlyMap<number, string> = new Map()

/**
 * Physical lines of a text file in blocks of about 256 kB. LF, CRLF and bare CR all end a line, also mixed in
 * one file. Memory is bounded: a line past the limit keeps its beginning only, and is reported.
 */
export async function* readLines(
  file: OpenFile,
  declared: Encoding,
  progress: Progress,
): AsyncGenerator<Lines> {
  const { chunks, encoding } = await withoutMark(readBytes(file, progress), declared)
  const decoder = decoderFor(encoding)
  const text = encoding === 'utf-16le' || encoding === 'utf-16be' ? utf16AsUtf8(chunks, encoding) : chunks
  const cutter = new LineCutter(decoder)
  for await (const chunk of text) yield* cutter.push(chunk)
  yield* cutter.end()
}

async function withoutMark(bytes: AsyncGenerator<Buffer>, declared: Encoding) {
  const first = await bytes.next()
  if (first.done) throw new ProblemError(problem('unreadable-file', 'The file is empty.'))
  const mark = byteOrderMark(first.value)
  async function* rest() {
    try {
      if (!first.done) yield first.value.subarray(mark?.length ?? 0)
      yield* bytes
    } finally {
      await bytes.return(undefined)
    }
  }
  return { chunks: rest(), encoding: mark?.encoding ?? declared }
}

class LineCutter {
  #decoder: Decoder
  #parts: Buffer[] = []
  #held = 0
  #lineNo = 1
  /** Beginning of a line past the limit, while the rest of it is thrown away. */
  #overlong: Buffer | null = null

  constructor(decoder: Decoder) {
    this.#decoder = decoder
  }

  *push(chunk: Buffer): Generator<Lines> {
    // A CR at the end may be half of a CRLF: it waits for the next chunk.
    const lf = chunk.lastIndexOf(LF)
    const cr = chunk.length > 1 ? chunk.lastIndexOf(CR, chunk.length - 2) : -1
    const heldCr = this.#held > 0 && this.#parts.at(-1)?.at(-1) === CR
    const cut = Math.max(lf, cr) + 1
    if (cut === 0 && !heldCr) return this.#hold(chunk)
    this.#parts.push(chunk.subarray(0, cut))
    const block = this.#take()
    if (block.length > 0) yield this.#lines(block)
    if (cut < chunk.length) this.#hold(chunk.subarray(cut))
  }

  *end(): Generator<Lines> {
    const block = this.#take()
    if (block.length > 0 || this.#overlong) yield this.#lines(block)
  }

  #hold(bytes: Buffer): void {
    const room = limits.lineBytes - this.#held
    if (this.#overlong) {
      // Only the very end matters: is it a CR?
      this.#parts = [Buffer.from(bytes.subarray(-1))]
      this.#held = 1
    } else if (bytes.length > room) {
      this.#parts.push(bytes)
      const all = this.#take()
      this.#overlong = Buffer.from(all.subarray(0, limits.rawChars))
      this.#hold(all.subarray(-1))
    } else {
      this.#parts.push(Buffer.from(bytes))
      this.#held += bytes.length
    }
  }

  #take(): Buffer {
    const only = this.#parts.length === 1 ? this.#parts[0] : undefined
    const block = only ?? Buffer.concat(this.#parts)
    this.#parts = []
    this.#held = 0
    return block
  }

  #lines(block: Buffer): Lines {
    const firstLine = this.#lineNo
    const head = this.#overlong
    this.#overlong = null
    const whole = head ? null : this.#decoder.whole(block)
    const out =
      whole === null || whole.includes('\0')
        ? this.#lineByLine(block, head)
        : { lines: split(whole), faults: noFaults }
    this.#lineNo += out.lines.length
    return { firstLine, ...out }
  }

  #lineByLine(block: Buffer, head: Buffer | null) {
    const faults = new Map<number, string>()
    const lines = splitBytes(block).map((bytes, index) => {
      const long = (index === 0 && head !== null) || bytes.length > limits.lineBytes
      const { text, fault } = this.#decoder.line(long ? (head ?? bytes).subarray(0, limits.rawChars) : bytes)
      if (long)
        faults.set(index, `The row is longer than ${limits.lineBytes} bytes; only its beginning is kept.`)
      else if (fault) faults.set(index, fault)
      else if (text.includes('\0')) faults.set(index, 'The row has NUL bytes; written as \\x00.')
      return text.replaceAll('\0', '\\x00')
    })
    return { lines, faults }
  }
}

/** The last piece after a final line end is not a line. */
function split(text: string): string[] {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function splitBytes(block: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let from = 0
  for (let at = 0; at < block.length; at++) {
    const byte = block[at]
    if (byte !== LF && byte !== CR) continue
    lines.push(block.subarray(from, at))
    if (byte === CR && block[at + 1] === LF) at++
    from = at + 1
  }
  if (from < block.length || block.length === 0) lines.push(block.subarray(from))
  return lines
}
