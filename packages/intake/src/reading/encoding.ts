import { isAscii, isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { Source } from '@understory/model'
import iconv from 'iconv-lite'

export type Encoding = Source['encoding']

/** The encoding that the first bytes prove, with the length of the mark; null without a mark. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 as UTF-8, so that line ends are single bytes afterwards. A lone surrogate becomes U+FFFD. */
export async function* utf16AsUtf8(
  chunks: AsyncIterable<Buffer>,
  order: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder('utf16le')
  let odd: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = odd.length > 0 ? Buffer.concat([odd, chunk]) : Buffer.from(chunk)
    const even = bytes.length & ~1
    odd = bytes.subarray(even)
    const pairs = Buffer.from(bytes.subarray(0, even))
    if (order === 'utf-16be') pairs.swap16()
    const text = decoder.write(pairs)
    if (text !== '') yield Buffer.from(text, 'utf8')
  }
  const rest = decoder.end() + (odd.length > 0 ? '\uFFFD' : '')
  if (rest !== '') yield Buffer.from(rest, 'utf8')
}

export type DecodeLine = (bytes: Buffer) => { text: string; fault: string | null }
export interface Decoder {
  /** The text of whole lines, or null when some line has bytes that are not this encoding. */
  whole(bytes: Buffer): string | null
  line: DecodeLine
}

/** Decoders never invent: a line with bytes outside the encoding is reported, its bytes written as `\xNN`. */
export function decoderFor(encoding: Encoding): Decoder {
  if (encoding === 'iso-8859-1')
    return { whole: b => b.toString('latin1'), line: b => ({ text: b.toString('latin1'), fault: null }) }
  const decode =
    encoding === 'windows-1252'
      ? (b: Buffer) => iconv.decode(b, 'windows-1252')
      : (b: Buffer) => b.toString('utf8')
  const valid =
    encoding === 'windows-1252'
      ? (b: Buffer) => isAscii(b) || !decode(b).includes('\uFFFD')
      : encoding === 'utf-8'
        ? (b: Buffer) => isUtf8(b)
        : (b: Buffer) => isUtf8(b) && !b.includes(replacement)
  return {
    whole: b => (isAscii(b) ? b.toString('latin1') : valid(b) ? decode(b) : null),
    line: b =>
      valid(b)
        ? { text: decode(b), fault: null }
        : { text: escaped(b), fault: `The row has bytes that are not ${encoding}; written as \\xNN.` },
  }
}

const replacement = Buffer.from('\uFFFD', 'utf8')

const escaped = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16).toUpperCase()}`)
