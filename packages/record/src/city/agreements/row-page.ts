import {
  clearances,
  fail,
  incidentKinds,
  ok,
  problem,
  type Result,
  type RowField,
  rowFields,
  type Source,
  settings,
  weapons,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { incidentId } from '../../published/incident-id.ts'
import type { LicensedQuestion } from './types.ts'

const usualPage = 100
export const largestPage = 1000

interface Row {
  import_id: string
  import_no: number
  line: number
  part: number
  detail: string | null
  [column: string]: unknown
}
type Slugs = ReadonlyMap<number, { boundary: string; slugs: ReadonlyMap<number, string> }>

/** What each field is read from; only the columns of licensed fields are selected at all. */
const columnsOf: Record<RowField, readonly string[]> = {
  key: ['key'],
  occurredOn: ['occurred_on'],
  occurredMinute: ['occurred_minute'],
  reportedOn: ['reported_on'],
  kind: ['kind'],
  offence: ['offence'],
  code: ['code'],
  weapon: ['weapon'],
  clearance: ['clearance'],
  setting: ['setting'],
  victims: ['victims'],
  block: ['block'],
  lon: ['lon'],
  lat: ['lat'],
  places: ['place_1', 'place_2', 'place_3', 'place_4', 'place_5', 'place_6', 'place_7', 'place_8'],
}
const words: Partial<Record<RowField, readonly string[]>> = {
  kind: incidentKinds,
  weapon: weapons,
  clearance: clearances,
  setting: settings,
}

/** A page of rows in the order they came in, as this unit of work may see them. Problem bad-parameter (cursor). */
export async function readRows(
  unit: UnitOfWork,
  source: Source,
  fields: readonly string[],
  { from, to, limit = usualPage, cursor = null }: LicensedQuestion,
): Promise<Result<{ rows: Record<string, unknown>[]; next: string | null }>> {
  const after: [number, number, number] | null = cursor === null ? [0, 0, 0] : readCursor(cursor)
  if (!after)
    return fail(
      problem('bad-parameter', 'No page ended there.', { where: 'cursor', expected: 'the `next` of a page' }),
    )
  const plain = rowFields.filter(field => fields.includes(field))
  const selected = plain.flatMap(field => columnsOf[field])
  const kept = fields.flatMap(field => (field.startsWith('detail.') ? [field.slice(7)] : []))
  const columns = sql.join([
    ...selected.map(name => sql`f.${sql.ref(name)}`),
    kept.length > 0 ? sql`f.detail` : sql`null as detail`,
  ])
  const size = Math.min(Math.max(limit, 1), largestPage)
  const days = sql.join(
    [
      ...(from === undefined ? [] : [sql`and f.occurred_on >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`and f.occurred_on <= ${to}::date`]),
    ],
    sql` `,
  )
  const rows: Row[] = []
  for (const { no, id } of await importsFrom(unit, source, after[0])) {
    const [, line, part] = no === after[0] ? after : [no, 0, 0]
    for (const [above, upTo] of windows(line, size)) {
      const found = await sql<Row>`
        select ${id}::text as import_id, f.import_no, f.line, f.part, ${columns} from incident f
        where f.import_no = ${no}::integer and f.line >= ${above}::integer and f.line <= ${upTo}::integer
          and (f.line, f.part) > (${line}::integer, ${part}::smallint)
          and f.superseded_by is null ${days}
        order by f.line, f.part limit ${size + 1 - rows.length}::integer`.execute(unit.db)
      rows.push(...found.rows)
      if (rows.length > size) break
    }
    if (rows.length > size) break
  }
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const slugs = plain.includes('places') ? await slugsIn(unit) : new Map()
  return ok({
    rows: shown.map(row => rowOf(row, plain, kept, slugs)),
    next: rows.length > size && last ? writeCursor([last.import_no, last.line, last.part]) : null,
  })
}

/** Whole imports of a source as it is now, from one on, in the order they came in. */
async function importsFrom(unit: UnitOfWork, source: Source, from: number) {
  const { rows } = await sql<{ no: number; id: string }>`
    select i.no::integer as no, i.id from import i join source s on s.no = i.source_no
    where s.name = ${source.name} and i.state = 'complete' and i.provenance = ${source.provenance}
      and i.no >= ${from}::bigint
    order by i.no`.execute(unit.db)
  return rows
}

const lastLine = 2 ** 31 - 1

/**
 * Lines to look through one after the other, from few to many: the index tells where lines lie, so a page costs what it
 * holds and not what the import holds.
 */
function* windows(from: number, size: number): Generator<readonly [number, number]> {
  for (let [above, span] = [from, 2 * size]; above <= lastLine; [above, span] = [above + span + 1, 16 * span])
    yield [above, Math.min(above + span, lastLine)]
}

function rowOf(row: Row, plain: readonly RowField[], kept: readonly string[], slugs: Slugs) {
  const out: Record<string, unknown> = { id: incidentId(row.import_id, row.line, row.part) }
  for (const field of plain) {
    const value = row[columnsOf[field][0] ?? ''] ?? null
    if (field === 'places') out.places = placesOf(row, slugs)
    else out[field] = words[field] ? (words[field][Number(value)] ?? null) : value
  }
  const detail: Record<string, string> = row.detail === null ? {} : JSON.parse(row.detail)
  for (const column of kept) out[`detail.${column}`] = detail[column] ?? null
  return out
}

function placesOf(row: Row, slugs: Slugs): Record<string, string> {
  const places: Record<string, string> = {}
  for (const [slot, { boundary, slugs: names }] of slugs) {
    const slug = names.get(Number(row[`place_${slot}`]))
    if (slug) places[boundary] = slug
  }
  return places
}

async function slugsIn({ db }: UnitOfWork): Promise<Slugs> {
  const slots = new Map<number, { boundary: string; slugs: Map<number, string> }>()
  for (const one of await db.selectFrom('boundary_version').select(['slot', 'kind', 'version']).execute())
    slots.set(one.slot, { boundary: `${one.kind}:${one.version}`, slugs: new Map() })
  for (const area of await db.selectFrom('area').select(['slot', 'no', 'slug']).execute())
    slots.get(area.slot)?.slugs.set(area.no, area.slug)
  return slots
}

const writeCursor = (place: readonly number[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** Null for anything that no page gave out. */
function readCursor(text: string): [number, number, number] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 3) return null
    const fits = (one: unknown, most: number) =>
      Number.isInteger(one) && Number(one) >= 0 && Number(one) < most
    return value.every((one, i) => fits(one, i === 2 ? 32_768 : 2 ** 31))
      ? (value as [number, number, number])
      : null
  } catch {
    return null
  }
}
