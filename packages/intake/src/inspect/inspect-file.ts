import { fail, ok, problem, type Result } from '@understory/model'
import { columnNames } from '../reading/header.ts'
import { type ClassifiedColumn, classifyColumn } from './classify.ts'
import { profileColumns, shapesOf } from './column-profile.ts'
import { decodeSample } from './decode-sample.ts'
import { findKeys, type KeyCandidate } from './key-candidates.ts'
import { propose } from './propose.ts'
import { type FileSample, readSample } from './read-sample.ts'
import type { Finding, Inspection, InspectOptions, Question } from './types.ts'

/** A sample of this size is taken as the beginning of a longer file. */
const beginning_bytes = 64 * 1024

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

function inspectSample(
  sample: FileSample,
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
