import type { Source } from '@understory/model'
import { parse } from 'csv-parse/sync'
import type { Finding } from './types.ts'

const mostRows = 4000
const mostColumns = 1000

export interface SampleTable {
  readonly delimiter: string
  readonly lineEnd: Source['lineEnd']
  /** The first record and those after it, as they stand. */
  readonly records: readonly (readonly string[])[]
  readonly findings: readonly Finding[]
}

/** Splits the text of a CSV or TSV sample into records. */
export function sampleTable(text: string, cut: boolean): SampleTable {
  const findings: Finding[] = []
  const lineEnd = detectLineEnd(text, findings)
  const breaks =
    lineEnd === 'mixed' ? ['\r\n', '\n', '\r'] : [lineEnd === 'cr' ? '\r' : lineEnd === 'lf' ? '\n' : '\r\n']
  const whole = cut ? text.slice(0, text.lastIndexOf(breaks.at(-1) ?? '\n') + 1) || text : text
  const delimiter = detectDelimiter(whole, breaks)
  const records = parseRecords(whole, delimiter, breaks, findings)
  const ragged = records.filter(record => record.length !== records[0]?.length).length
  if (ragged > 0) {
    const says = `${ragged} of ${records.length} sampled rows have more or fewer cells than the header.`
    findings.push({ level: 'warning', where: 'file', says })
  }
  if (records.some(record => record.some(cell => /[\r\n]/.test(cell)))) {
    findings.push({ level: 'info', where: 'file', says: 'Some cells hold line breaks, inside quotes.' })
  }
  return { delimiter, lineEnd, records, findings }
}

function detectLineEnd(text: string, findings: Finding[]): Source['lineEnd'] {
  const crlf = text.split('\r\n').length - 1
  const lf = text.split('\n').length - 1 - crlf
  const cr = text.split('\r').length - 1 - crlf
  const all = crlf + lf + cr
  const mostly = (n: number) => n > 0 && n >= all * 0.98
  if (mostly(cr)) {
    findings.push({ level: 'info', where: 'file', says: 'Lines end in a bare CR, as on an old Mac.' })
    return 'cr'
  }
  if (mostly(crlf)) return 'crlf'
  if (all === 0 || mostly(lf)) return 'lf'
  if (cr > 0 && lf === 0 && crlf === 0) return 'cr'
  // Line breaks inside quoted cells are often of the other kind: only unquoted ones would mix the file's own.
  const says = `Line ends are mixed: ${lf} LF, ${crlf} CRLF, ${cr} CR.`
  findings.push({ level: 'warning', where: 'file', says })
  return 'mixed'
}

/** The delimiter that cuts the first lines into the same number of cells, the more the better. */
function detectDelimiter(text: string, breaks: string[]): string {
  const head = text.slice(0, 40_000)
  let [best, bestScore] = [',', 0]
  for (const delimiter of [',', '\t', ';', '|']) {
    const records = tryParse(head, delimiter, breaks, 40).slice(0, 39)
    const width = records[0]?.length ?? 0
    const agreeing = records.filter(record => record.length === width).length
    const score = width > 1 ? (agreeing / records.length) * Math.log(1 + width) : 0
    if (score > bestScore + 1e-9) [best, bestScore] = [delimiter, score]
  }
  return best
}

function parseRecords(text: string, delimiter: string, breaks: string[], findings: Finding[]): string[][] {
  const records = tryParse(text, delimiter, breaks, mostRows)
  if (records.some(record => record.length > mostColumns)) {
    const says = `Rows have more than ${mostColumns} cells; only the first ${mostColumns} are looked at.`
    findings.push({ level: 'warning', where: 'file', says })
    return records.map(record => record.slice(0, mostColumns))
  }
  return records
}

function tryParse(text: string, delimiter: string, breaks: string[], to: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: breaks,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: 256 * 1024,
      to,
    })
  } catch {
    // What a quote opens and nothing closes: read without quotes, so that there is something to show.
    return text
      .split(/\r\n|\n|\r/)
      .filter(line => line !== '')
      .slice(0, to)
      .map(line => line.split(delimiter))
  }
}
