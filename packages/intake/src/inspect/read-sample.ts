import type { Source } from '@understory/model'
import { profileColumns } from './column-profile.ts'
import type { DecodedSample } from './decode-sample.ts'
import { checkHeaderRow, firstRowIsData } from './header-findings.ts'
import { jsonSample } from './json-sample.ts'
import { sampleTable } from './sample-table.ts'
import type { Finding } from './types.ts'

export interface FileSample {
  readonly format: Source['format']
  readonly encoding: Source['encoding']
  readonly delimiter: string
  readonly lineEnd: Source['lineEnd']
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly crs: string | null
  /** False when the first row is data. */
  readonly hasHeader: boolean
}

/** The rows at the beginning of a file of any format; null when there are none. */
export function readSample(decoded: DecodedSample, findings: Finding[]): FileSample | null {
  const { text, encoding } = decoded
  const json = jsonSample(text)
  if (json) return { ...json, encoding, delimiter: ',', lineEnd: 'lf', hasHeader: true }
  const table = sampleTable(text, decoded.cut)
  const [first, ...rest] = table.records
  if (!first || (first.length === 1 && rest.length === 0)) return null
  findings.push(...table.findings)
  const hasHeader = !firstRowIsData(first, profileColumns(first, rest))
  if (hasHeader) checkHeaderRow(first, findings)
  else {
    const says = 'There is no header: the first row is data. Add a line with column names.'
    findings.push({ level: 'error', where: 'header', says })
  }
  return {
    format: table.delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    delimiter: table.delimiter,
    lineEnd: table.lineEnd,
    header: hasHeader ? first : first.map((_, i) => `column ${i + 1}`),
    rows: hasHeader ? rest : table.records,
    crs: null,
    hasHeader,
  }
}
