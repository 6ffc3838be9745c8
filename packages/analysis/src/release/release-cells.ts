import { dayNumber, ok, type Result } from '@understory/model'
import { everyDimension } from '../measures/measure.ts'
import { type Dimension, missingCode, missingLabel } from '../question/dimension.ts'
import { doublesIn } from '../question/doubles.ts'
import type { Snapshot } from '../question/proviso.ts'
import { parseQuestion, type Query } from '../question/query.ts'
import { groupedSql, placeAndThingCondition } from '../question/sql.ts'
import type { SqlRow } from '../snapshot/database.ts'
import { recordKeySql } from './record-key-sql.ts'

/** What a release asks for: cells of one table, with the keys of their contributors and never a row. */
export interface ReleaseQuestion {
  /** At most three dimensions. */
  readonly by: readonly string[]
  /** One code per level. */
  readonly where: Readonly<Record<string, string>>
  readonly unit: 'incidents' | 'victims'
  /** Only rows of these provenances are counted. */
  readonly provenances: readonly string[]
  readonly recordKeySecret: Uint8Array
}

export interface ReleaseCell {
  readonly codes: Readonly<Record<string, string>>
  readonly count: number
  /** Sum of the record keys of the contributors modulo 256. */
  readonly keySum: number
}

export interface ReleaseCells {
  /** Cells in which something was counted; every other is zero. */
  readonly cells: readonly ReleaseCell[]
  /** Every code of each dimension, in order; '' is “not known” and comes last. */
  readonly domains: Readonly<Record<string, readonly { readonly code: string; readonly label: string }[]>>
}

/**
 * Counts cells of a release. An incident is counted once, under its most serious kind and that row's codes, however
 * many rows it has, so that parts add up to their total; victims are added up row by row. The key of a contributor
 * comes from its source and its key there, never from a line or an import, so it is the same after another file says
 * the same. Problem `bad-parameter` for what a question may not name.
 */
export async function releaseCells(
  { dictionary, contents, db, meta }: Snapshot,
  asked: ReleaseQuestion,
): Promise<Result<ReleaseCells>> {
  const where = Object.fromEntries(Object.entries(asked.where).map(([level, code]) => [level, [code]]))
  const question = { by: [...asked.by], where, from: null, to: null }
  const parsed = parseQuestion(question, dictionary, contents, everyDimension)
  if (!parsed.ok) return parsed
  const sources = dictionary.sources.filter(source => asked.provenances.includes(source.provenance))
  const onlySources = sources.map(source => source.no)
  const query: Query = { ...parsed.value, onlySources, doubles: doublesIn(contents, false, onlySources) }
  const columns = {
    count: asked.unit === 'incidents' ? 'count(*)' : 'sum(victims)',
    key_sum: 'sum(record_key) % 256',
  }
  const rows = await askQuietly(() => db.ask(groupedSql(query, columns, things(asked, query, sources))))
  const cells = rows.map(row => cellOf(query.by, row)).filter(cell => cell.count > 0)
  const today = dayNumber(meta.builtAt.slice(0, 10))
  return ok({ cells, domains: Object.fromEntries(query.by.map(d => [d.name, domainOf(d, cells, today)])) })
}

/** The query holds the secret: no error may carry its text on. Problems and aborts are ours and hold none. */
async function askQuietly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && /sha256|unhex/i.test(`${error.message} ${error.stack ?? ''}`))
      throw new Error('the cells of a release could not be counted')
    throw error
  }
}

/** One row per counted thing, with its record key. */
function things(
  { unit, recordKeySecret }: ReleaseQuestion,
  query: Query,
  sources: readonly { no: number; name: string }[],
): string {
  const allowed = placeAndThingCondition({ ...query, selections: [] })
  const name = sources.map(s => `WHEN ${s.no} THEN '${s.name.replaceAll("'", "''")}'`).join(' ')
  const source = name === '' ? "''" : `(CASE source_no ${name} END)`
  const id =
    unit === 'incidents'
      ? `CASE WHEN event_no IS NULL THEN 'row ' || ${source} || ' ' || key_no ELSE 'event ' || ${source} || ' ' || event_no END`
      : `'row ' || ${source} || ' ' || key_no || ' ' || part`
  const oneOf =
    unit === 'incidents'
      ? 'QUALIFY row_number() OVER (PARTITION BY source_no, event_no IS NULL, coalesce(event_no, key_no) ORDER BY kind, key_no, part, import_no, line) = 1'
      : ''
  const counted = unit === 'incidents' ? '1 = 1' : 'victims > 0'
  const kept = `SELECT * FROM incident_fact WHERE ${allowed} AND ${counted} ${oneOf}`
  return `(SELECT *, ${recordKeySql(recordKeySecret, id)} AS record_key FROM (${kept}))`
}

function cellOf(by: readonly Dimension[], row: SqlRow): ReleaseCell {
  const codes = by.map((d, i) => {
    const raw = row[`g${i}`]
    const known = raw !== null && raw !== undefined && !(Number(raw) === 0 && d.missing === 'zero')
    return [d.name, known ? d.codeOf(Number(raw)) : missingCode] as const
  })
  return { codes: Object.fromEntries(codes), count: Number(row.count ?? 0), keySum: Number(row.key_sum ?? 0) }
}

/**
 * All areas of a place, all periods from the first to the last that has something, else what was seen. A day to come was
 * mistyped: its period is there, the centuries before it are not.
 */
function domainOf(
  d: Dimension,
  cells: readonly ReleaseCell[],
  today: number,
): { code: string; label: string }[] {
  const seen = new Set(cells.map(cell => cell.codes[d.name] ?? missingCode))
  const numbers = [...seen].flatMap(code => d.parse(code) ?? [])
  const past = d.calendar ? numbers.filter(n => n <= (d.calendar?.of(today) ?? n)) : numbers
  const all = d.domain ?? (d.calendar ? between(past) : numbers)
  const known = [...new Set([...all, ...numbers])].sort((a, b) => a - b)
  const missing = seen.has(missingCode) ? [{ code: missingCode, label: missingLabel }] : []
  return [...known.map(n => ({ code: d.codeOf(n), label: d.labelOf(n) })), ...missing]
}

const between = (numbers: readonly number[]): number[] => {
  if (numbers.length === 0) return []
  const first = numbers.reduce((a, b) => Math.min(a, b))
  const last = numbers.reduce((a, b) => Math.max(a, b))
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
