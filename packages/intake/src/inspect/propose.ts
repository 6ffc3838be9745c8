import { type SourceInput, slugOf, sourceShape } from '@understory/model'
import type { ClassifiedColumn } from './classify.ts'
import type { KeyCandidate } from './key-candidates.ts'
import { proposeDate } from './propose-date.ts'
import { proposeBlock, proposeOnly, proposePlaceNames } from './propose-place.ts'
import { proposePoint } from './propose-point.ts'
import { proposeWords } from './propose-words.ts'
import type { FileSample } from './read-sample.ts'
import type { Finding, InspectOptions, Question } from './types.ts'

/** A mapping for the file, or null when it has no day in any column or no header. */
export function propose(
  sample: FileSample,
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
