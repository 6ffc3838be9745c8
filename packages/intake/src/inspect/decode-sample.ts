import { gunzipSync, constants as zlib } from 'node:zlib'
import { fail, ok, problem, type Result, type Source } from '@understory/model'
import iconv from 'iconv-lite'
import type { Finding } from './types.ts'

/** No more of a file than this is looked at, after unpacking. */
const most_bytes = 1024 * 1024

export interface DecodedSample {
  readonly text: string
  readonly encoding: Source['encoding']
  readonly findings: readonly Finding[]
  /** True when the file goes on after the text. */
  readonly cut: boolean
}

/** Unpacks and decodes the beginning of a file, or says what kind of file it is that cannot be read. */
export function decodeSample(firstBytes: Uint8Array, cut: boolean): Result<DecodedSample> {
  const unpacked = unpack(firstBytes)
  if (!unpacked.ok) return unpacked
  const bytes = unpacked.value.subarray(0, most_bytes)
  const other = otherFormat(bytes)
  if (other)
    return fail(problem('unreadable-file', other, { expected: 'CSV, TSV, GeoJSON, NDJSON or JSON text' }))
  if (bytes.length === 0)
    return fail(problem('unreadable-file', 'The file is empty.', { expected: 'a header and rows' }))
  const findings: Finding[] = []
  const encoding = detectEncoding(bytes, findings)
  const text = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true })
  if (looksBinary(text)) {
    return fail(
      problem('unreadable-file', 'The file is not text: it is full of control characters.', {
        expected: 'CSV, TSV, GeoJSON, NDJSON or JSON text',
      }),
    )
  }
  return ok({ text, encoding, findings, cut: cut || unpacked.value.length > most_bytes })
}

function unpack(bytes: Uint8Array): Result<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes)
  // Gzip packs at most about 1000 to 1: what does not fit from the whole sample fits from its first part.
  for (const part of [bytes, bytes.subarray(0, 32 * 1024)]) {
    try {
      // A beginning of a gzip file ends in the middle of a block: Z_SYNC_FLUSH gives what there is.
      return ok(gunzipSync(part, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 48 * most_bytes }))
    } catch (error) {
      if (error instanceof RangeError && part === bytes) continue
      const why = error instanceof Error ? error.message : String(error)
      return fail(
        problem('unreadable-file', `The gzip file is damaged: ${why}.`, { expected: 'a whole gzip file' }),
      )
    }
  }
  return fail(problem('unreadable-file', 'The gzip file unpacks to more than can be looked at.'))
}

const signatures: readonly (readonly [bytes: string, says: string])[] = [
  [
    '504b0304',
    'The file is a ZIP archive or an Excel workbook (.xlsx): unpack it, or save the sheet as CSV.',
  ],
  ['d0cf11e0', 'The file is an old Office document (.xls or .doc): save the sheet as CSV.'],
  ['25504446', 'The file is a PDF: ask the publisher for the table itself.'],
  ['50415231', 'The file is Parquet: convert it to CSV.'],
  ['53514c6974652066', 'The file is an SQLite or GeoPackage database: export the table as CSV or GeoJSON.'],
  ['0000270a', 'The file is a shapefile (.shp): convert it to GeoJSON.'],
]

function otherFormat(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null
}

function detectEncoding(bytes: Uint8Array, findings: Finding[]): Source['encoding'] {
  const byMark = encodingByMark(bytes)
  if (byMark) {
    findings.push({ level: 'info', where: 'file', says: `It begins with a byte order mark: ${byMark}.` })
    return byMark
  }
  const wide = encodingByZeros(bytes)
  if (wide) {
    findings.push({
      level: 'info',
      where: 'file',
      says: `Every second byte is zero: ${wide} without a mark.`,
    })
    return wide
  }
  if (isUtf8(bytes)) return 'utf-8'
  const c1 = bytes.filter(byte => byte >= 0x80 && byte <= 0x9f)
  const undefinedIn1252 = c1.some(byte => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte))
  const encoding = undefinedIn1252 ? 'iso-8859-1' : 'windows-1252'
  findings.push({
    level: 'warning',
    where: 'file',
    says: undefinedIn1252
      ? 'It is not UTF-8, and holds bytes that Windows-1252 lacks: read as ISO-8859-1. Check the accents.'
      : c1.length > 0
        ? 'It is not UTF-8, and holds bytes 80–9F, which are letters only in Windows-1252. Check the accents.'
        : 'It is not UTF-8. Windows-1252 and ISO-8859-1 read it alike. Check the accents.',
  })
  return encoding
}

function encodingByMark([a, b, c]: Uint8Array): Source['encoding'] | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

function encodingByZeros(bytes: Uint8Array): Source['encoding'] | null {
  const pairs = Math.min(2000, bytes.length >> 1)
  if (pairs < 4) return null
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++
    if (bytes[2 * i + 1] === 0) odd++
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return null
}

/** Valid UTF-8, but for a character that the end of the sample cuts in two. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, 20_000)
  let control = 0
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control++
  }
  return control > head.length * 0.02 && control > 3
}
