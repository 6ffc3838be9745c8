import {
  fail,
  ok,
  problem,
  type Result,
  type Source,
  type SourceInput,
  slugOf,
  sourceShape,
} from '@understory/model'
import { columnNames } from '../reading/header.ts'
import { type ClassifiedColumn, classifyColumn } from './classify.ts'
import { profileColumns, shapesOf } from './column-profile.ts'
import { type DecodedSample, decodeSample } from './decode-sample.ts'
import { checkHeaderRow, firstRowIsData } from './header-findings.ts'
import { jsonSample } from './json-sample.ts'
import { findKeys, type KeyCandidate } from './key-candidates.ts'
import { proposeDate } from './propose-date.ts'
import { proposeBlock, proposeOnly, proposePlaceNames } from './propose-place.ts'
import { proposePoint } from './propose-point.ts'
import { proposeWords } from './propose-words.ts'
import { sampleTable } from './sample-table.ts'
import type { Finding, Inspection, InspectOptions, Question } from './types.ts'

/** A sample of this size is taken as the beginning of a longer file. */
const beginning_bytes = 64 * 1024

interface Sample {
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

/**
 * Looks at the beginning of a file (64 to 256 kB are enough) and proposes a mapping. Never throws, whatever the bytes
 * are, and never shows a value that could name a person. Problems: unreadable-file.
 */
export function inspectFile(
  firstBytes: Uint8Array,
  name: string,
  options: InspectOptions = {},
): Result<Inspection> {
  const decoded = decodeSample(firstBytes, !(options.whole ?? firstBytes.length < beginning_bytes))
  if (!decoded.ok) return decoded
  const findings = [...decoded.value.findings]
  const sample = readSample(decoded.value, findings)
  if (!sample) {
    return fail(
      problem('unreadable-file', 'The file holds no rows.', { expected: 'a header and at least one row' }),
    )
  }
  const crs = options.crs ?? sample.crs
  return ok(inspectSample(sample, name, crs === null ? options : { ...options, crs }, findings))
}

function readSample(decoded: DecodedSample, findings: Finding[]): Sample | null {
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

function inspectSample(
  sample: Sample,
  fileName: string,
  options: InspectOptions,
  findings: Finding[],
): Inspection {
  const questions: Question[] = []
  const profiles = profileColumns(columnNames(sample.header), sample.rows)
  const keys = findKeys(profiles, findings)
  const columns = withKey(
    profiles.map(profile => classifyColumn(profile, options)),
    keys,
  )
  reportColumns(columns, sample.rows, findings)
  const proposal = propose(sample, fileName, columns, keys, options, findings, questions)
  return {
    format: sample.format,
    encoding: sample.encoding,
    delimiter: sample.delimiter,
    lineEnd: sample.lineEnd,
    header: sample.header,
    sampledRows: sample.rows.length,
    columns: columns.map(({ profile, meaning, why }) => ({
      name: profile.name,
      meaning,
      why,
      examples: shapesOf(profile),
      filled: profile.filled,
    })),
    findings,
    questions,
    proposal,
  }
}

/** The best key candidate is the key, unless its content says that it is something else. */
function withKey(columns: readonly ClassifiedColumn[], keys: readonly KeyCandidate[]): ClassifiedColumn[] {
  const [best] = keys
  return columns.map(column =>
    column.profile.name === best?.column && (column.meaning === 'other' || column.meaning === 'row-number')
      ? {
          ...column,
          meaning: 'key',
          why: best.rowNumber
            ? 'values count the rows; there is no better key'
            : 'values differ in every row, or nearly',
        }
      : column,
  )
}

function reportColumns(
  columns: readonly ClassifiedColumn[],
  rows: readonly (readonly string[])[],
  findings: Finding[],
): void {
  const named = (meaning: ClassifiedColumn['meaning']) =>
    columns.filter(column => column.meaning === meaning).map(column => column.profile.name || '(no name)')
  const say = (level: Finding['level'], names: readonly string[], what: string) => {
    if (names.length > 0) findings.push({ level, where: names.slice(0, 40).join(', '), says: what })
  }
  say('warning', named('empty'), 'Empty in every sampled row.')
  say('info', named('constant'), 'The same value in every sampled row.')
  say('warning', named('person'), 'About persons by name or contact: never stored.')
  const different = new Set(rows.map(row => row.join('\u001f'))).size
  if (different < rows.length) {
    const says = `${rows.length - different} of ${rows.length} sampled rows repeat another row in every cell.`
    findings.push({ level: 'warning', where: 'file', says })
  }
  const shifted = columns.find(
    c => c.meaning === 'setting' && /descript|offen|type|charge/i.test(c.profile.name),
  )
  if (shifted)
    say(
      'warning',
      [shifted.profile.name],
      'It holds inside or outside, not what its name says: the columns may be shifted.',
    )
}

function propose(
  sample: Sample,
  fileName: string,
  columns: readonly ClassifiedColumn[],
  keys: readonly KeyCandidate[],
  options: InspectOptions,
  findings: Finding[],
  questions: Question[],
): SourceInput | null {
  const when = proposeDate(columns, options, findings, questions)
  const where = proposePoint(columns, sample.rows, options)
  findings.push(...where.findings)
  if (!when) {
    const says = 'No column holds a day: this is not a list of incidents, and no mapping is proposed.'
    findings.push({ level: 'error', where: 'file', says })
    return null
  }
  questions.push(...where.questions)
  const words = proposeWords(columns, fileName, findings, questions)
  const names = proposePlaceNames(columns, options, findings, questions)
  const only = proposeOnly(columns, options, findings, questions)
  const key = proposeKey(keys, questions)
  const input: SourceInput = {
    name: slugOf(
      fileName.replace(/^.*[\\/]/, '').replace(/\.(csv|tsv|txt|json|geojson|ndjson|gz)\b/gi, ''),
    ).slice(0, 60),
    title: fileName.replace(/^.*[\\/]/, '').slice(0, 200) || 'Unnamed file',
    publisher: 'not stated',
    licence: 'not stated',
    format: sample.format,
    encoding: sample.encoding,
    delimiter: sample.delimiter,
    lineEnd: sample.lineEnd,
    header: [...sample.header],
    only,
    key,
    date: when.date,
    time: when.time,
    reported: when.reported,
    ...words,
    block: proposeBlock(columns),
    point: where.point ?? null,
    placeNames: names,
    transforms: [...when.transforms, ...proposeTransforms(columns)],
    never: columns.filter(column => column.meaning === 'person').map(column => column.profile.name),
    notes: [
      'Proposed by inspect from the beginning of the file: to be read and corrected by a person.',
      ...questions.map(
        question =>
          `${question.mustAnswer ? 'To answer first' : 'Open'}: ${question.field}: ${question.asks}`,
      ),
    ],
  }
  if (!sample.hasHeader) return null
  return checked(input, findings)
}

function proposeKey(keys: readonly KeyCandidate[], questions: Question[]): SourceInput['key'] {
  const [best] = keys
  if (!best) {
    questions.push({
      code: 'key',
      where: 'file',
      asks: 'No column tells the rows apart: they are known by their content, and a corrected row will look like a new one. Is there a key?',
      field: 'key',
      answers: [],
      mustAnswer: false,
    })
    return { how: 'content', why: 'No column differs from row to row.' }
  }
  return { how: best.unique === 1 ? 'columns' : 'columns-and-ordinal', columns: [best.column] }
}

function proposeTransforms(columns: readonly ClassifiedColumn[]): string[] {
  return columns.flatMap(({ profile, meaning }) => {
    if (/[=:]/.test(profile.name) || profile.name === '') return []
    if (
      profile.values.some(value => /^\d(\.\d+)?E\+\d{1,2}$/i.test(value)) &&
      meaning !== 'x' &&
      meaning !== 'y'
    ) {
      return [`destroyed-key:${profile.name}`]
    }
    if (meaning === 'address' && profile.values.some(value => /^(ST|AV|AVE|RD)? ?& /i.test(value))) {
      return [`half-address:${profile.name}`]
    }
    return meaning === 'setting' && /descript|offen|type|charge/i.test(profile.name)
      ? [`shifted-columns:${profile.name}`]
      : []
  })
}

/** What is proposed is a mapping by the shape of mappings, or it is not proposed. */
function checked(input: SourceInput, findings: Finding[]): SourceInput | null {
  const parsed = sourceShape.safeParse(input)
  if (parsed.success) return input
  const issue = parsed.error.issues[0]
  const says = `No mapping can be proposed: ${issue?.path.join('.')}: ${issue?.message}.`
  findings.push({ level: 'error', where: 'file', says })
  return null
}
