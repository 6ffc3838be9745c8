import { isUtf8 } from 'node:buffer'
import { constants, gunzipSync, inflateRawSync } from 'node:zlib'
import type { Source } from '@understory/model'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { isGzip } from './reading/bytes.ts'
import { byteOrderMark, type Encoding } from './reading/encoding.ts'
import { cellsOfItem } from './reading/json-cells.ts'
import { JsonItems } from './reading/json-items.ts'

export interface HeaderSniff {
  readonly format: Source['format']
  readonly encoding: Encoding
  readonly delimiter: string
  readonly lineEnd: Source['lineEnd']
  /** Column names as they stand; empty when none was found. */
  readonly header: readonly string[]
}

/** What a file looks like from its first 64–256 kB. Never throws: what cannot be told has a plain default. */
export function sniffHeader(firstBytes: Uint8Array, name: string): HeaderSniff {
  const bytes = unpackedStart(firstBytes)
  const mark = byteOrderMark(bytes)
  const encoding = mark?.encoding ?? guessEncoding(bytes)
  const text = iconv.decode(bytes.subarray(mark?.length ?? 0), encoding)
  const lineEnd = lineEndOf(text)
  const start = text.trimStart()
  const base = { encoding, lineEnd }
  if (start.startsWith('{') || start.startsWith('['))
    return { ...base, delimiter: ',', ...jsonStart(start, name) }
  const delimiter = delimiterOf(text, name)
  return { ...base, delimiter, format: delimiter === '\t' ? 'tsv' : 'csv', header: firstRow(text, delimiter) }
}

function unpackedStart(bytes: Uint8Array): Buffer {
  const whole = Buffer.from(bytes)
  if (!isGzip(whole)) return whole
  try {
    return gunzipSync(whole, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 << 20 })
  } catch {
    return rawStart(whole)
  }
}

/** A gzip start that does not unpack as it is: without its header, or nothing. */
function rawStart(whole: Buffer): Buffer {
  try {
    return inflateRawSync(whole.subarray(10), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: 64 << 20,
    })
  } catch {
    return Buffer.alloc(0)
  }
}

function guessEncoding(bytes: Buffer): Encoding {
  const start = bytes.subarray(0, 4096)
  let evenZeros = 0
  let oddZeros = 0
  for (let i = 0; i < start.length; i++) if (start[i] === 0) i % 2 === 0 ? evenZeros++ : oddZeros++
  if (oddZeros * 4 > start.length) return 'utf-16le'
  if (evenZeros * 4 > start.length) return 'utf-16be'
  // A character may be cut at the end of the sample.
  return isUtf8(bytes) || [1, 2, 3].some(cut => isUtf8(bytes.subarray(0, -cut))) ? 'utf-8' : 'windows-1252'
}

function lineEndOf(text: string): Source['lineEnd'] {
  const crlf = text.split('\r\n').length - 1
  const lf = text.split('\n').length - 1 - crlf
  const cr = text.slice(0, -1).split('\r').length - 1 - crlf
  const kinds = [crlf > 0, lf > 0, cr > 0].filter(Boolean).length
  return kinds > 1 ? 'mixed' : crlf > 0 ? 'crlf' : cr > 0 ? 'cr' : 'lf'
}

/** The delimiter that splits the first lines into the same number of columns, the more the better. */
function delimiterOf(text: string, name: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  if (/\.tsv(\.gz)?$/i.test(name) && lines[0]?.includes('\t')) return '\t'
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of [',', '\t', ';', '|']) {
    const widths = lines.map(line => firstRow(line, delimiter).length)
    const [header = 1] = widths
    const same = widths.filter(width => width === header).length / Math.max(1, widths.length)
    const score = header > 1 ? (header - 1) * same * same : 0
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function firstRow(text: string, delimiter: string): string[] {
  const start = text
    .replace(/^\s*[\r\n]+/, '')
    .slice(0, 65_536)
    .replace(/\r\n?/g, '\n')
  const { data } = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: 1 })
  return data[0] ?? []
}

function jsonStart(text: string, name: string): { format: Source['format']; header: string[] } {
  const items = new JsonItems(name)
  const columns = new Set<string>()
  let featured: Source['format'] | null = null
  try {
    for (const { value } of items.push(Buffer.from(text))) {
      for (const column of cellsOfItem(value)?.keys() ?? []) columns.add(column)
      featured ??= typeof value === 'object' && value !== null && 'attributes' in value ? 'arcgis' : 'geojson'
    }
  } catch {
    // The beginning of a file may end in the middle of a value.
  }
  if (columns.size > 0)
    return { format: text.startsWith('[') ? 'socrata' : (featured ?? 'geojson'), header: [...columns] }
  return { format: 'ndjson', header: jsonLinesColumns(text) }
}

function jsonLinesColumns(text: string): string[] {
  const columns = new Set<string>()
  for (const line of text.split(/\r\n|\n|\r/).slice(0, 200)) {
    try {
      for (const column of cellsOfItem(JSON.parse(line))?.keys() ?? []) columns.add(column)
    } catch {
      // The last line may be cut off; a broken one is for the import to report.
    }
  }
  return [...columns]
}
