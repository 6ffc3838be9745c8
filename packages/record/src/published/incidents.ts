import {
  clearances,
  fail,
  type IncidentPage,
  incidentKinds,
  ok,
  type PublicIncident,
  problem,
  type Result,
  settings,
  weapons,
} from '@understory/model'
import { type RawBuilder, sql } from 'kysely'
import { flagsOf } from '../city/encode-incident.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { type Place, readCursor, writeCursor } from './cursor.ts'
import { incidentId, parseIncidentId } from './incident-id.ts'
import { areaNumbers, type PlaceNames } from './places.ts'
import type { IncidentQuery } from './types.ts'

const maxLimit = 50_000

interface Row {
  import_id: string
  import_no: number
  line: number
  part: number
  source: string
  occurred_on: string | null
  occurred_minute: number | null
  kind: number
  offence: string | null
  weapon: number
  clearance: number
  setting: number
  victims: number
  block: string | null
  lon: number | null
  lat: number | null
  flags: number | bigint
  places: string
}

const columns = sql`import_id, import_no, line, part, source, occurred_on, occurred_minute, kind, offence, weapon, clearance,
  setting, victims, block, lon, lat, flags,
  concat_ws(',', place_1, place_2, place_3, place_4, place_5, place_6, place_7, place_8) as places`

/** A page of open rows: dated ones from the newest day on, then those without a date. */
export async function incidentPage(
  unit: UnitOfWork,
  names: PlaceNames,
  query: IncidentQuery,
): Promise<Result<IncidentPage>> {
  const limit = Math.max(1, Math.min(query.limit ?? 100, maxLimit))
  const after = query.cursor ? readCursor(query.cursor) : null
  if (query.cursor && !after) {
    return fail(
      problem('bad-parameter', 'the cursor is not one that a page gave out', {
        where: 'cursor',
        expected: 'the value of next of the page before',
      }),
    )
  }
  const filters = filtersOf(names, query)
  if (!filters.ok) return filters
  const wanted = limit + 1
  const rows: Row[] = []
  if (after?.day !== null) rows.push(...(await datedRows(unit, filters.value, after, wanted)))
  const open = !query.from && !query.to
  if (open && rows.length < wanted) {
    rows.push(
      ...(await undatedRows(unit, filters.value, after?.day === null ? after : null, wanted - rows.length)),
    )
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return ok({
    rows: page.map(row => publicIncident(row, names)),
    next: rows.length > limit && last ? writeCursor(placeOf(last)) : null,
  })
}

const placeOf = (row: Row): Place => ({
  day: row.occurred_on,
  importNo: row.import_no,
  line: row.line,
  part: row.part,
})

const afterRow = ({ importNo, line, part }: Place): RawBuilder<boolean> =>
  sql`(import_no, line, part) > (${importNo}::integer, ${line}::integer, ${part}::smallint)`

async function datedRows(
  { db }: UnitOfWork,
  filters: RawBuilder<unknown>,
  after: Place | null,
  limit: number,
) {
  const place =
    after?.day == null
      ? sql`true`
      : sql`occurred_on <= ${after.day}::date and (occurred_on < ${after.day}::date or ${afterRow(after)})`
  const { rows } = await sql<Row>`select ${columns} from public_incident
    where occurred_on is not null and ${place} and ${filters}
    order by occurred_on desc nulls last, import_no, line, part limit ${limit}::integer`.execute(db)
  return rows
}

async function undatedRows(
  { db }: UnitOfWork,
  filters: RawBuilder<unknown>,
  after: Place | null,
  limit: number,
) {
  const { rows } = await sql<Row>`select ${columns} from public_incident
    where occurred_on is null and ${after ? afterRow(after) : sql`true`} and ${filters}
    order by import_no, line, part limit ${limit}::integer`.execute(db)
  return rows
}

function filtersOf(names: PlaceNames, query: IncidentQuery): Result<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  const words: [string, readonly string[], readonly string[] | undefined][] = [
    ['kind', incidentKinds, query.kinds],
    ['weapon', weapons, query.weapons],
  ]
  for (const [column, known, wanted] of words) {
    if (!wanted?.length) continue
    const codes = wanted.map(word => known.indexOf(word))
    const unknown = wanted[codes.indexOf(-1)]
    if (unknown !== undefined) {
      return fail(
        problem('bad-parameter', `there is no ${column} ${JSON.stringify(unknown)}`, {
          where: column,
          expected: `one of ${known.join(', ')}`,
        }),
      )
    }
    parts.push(sql`${sql.ref(column)} in (${sql.join(codes)})`)
  }
  if (query.sources?.length) parts.push(sql`source in (${sql.join([...query.sources])})`)
  if (query.from) parts.push(sql`occurred_on >= ${query.from}::date`)
  if (query.to) parts.push(sql`occurred_on <= ${query.to}::date`)
  for (const [boundary, slugs] of Object.entries(query.places ?? {})) {
    const areas = areaNumbers(names, boundary, slugs)
    if (!areas.ok) return areas
    parts.push(sql`${sql.ref(`place_${areas.value.slot}`)} in (${sql.join(areas.value.numbers)})`)
  }
  return ok(sql.join(parts, sql` and `))
}

/** One open row by its public id. */
export async function oneIncident(
  { db }: UnitOfWork,
  names: PlaceNames,
  id: string,
): Promise<Result<PublicIncident>> {
  const name = parseIncidentId(id)
  const found = name
    ? await sql<Row>`select ${columns} from public_incident
        where import_id between ${name.lowestImportId}::uuid and ${name.highestImportId}::uuid
          and line = ${name.line}::integer and part = ${name.part}::smallint`.execute(db)
    : null
  const row = found?.rows[0]
  return row ? ok(publicIncident(row, names)) : fail(problem('not-found', `there is no incident ${id}`))
}

function publicIncident(row: Row, { slots }: PlaceNames): PublicIncident {
  const places: Record<string, string> = {}
  row.places.split(',').forEach((no, i) => {
    const slot = slots.get(i + 1)
    const slug = slot?.slugs.get(Number(no))
    if (slot && slug) places[slot.boundary] = slug
  })
  return {
    id: incidentId(row.import_id, row.line, row.part),
    source: row.source,
    occurredOn: row.occurred_on,
    hour: row.occurred_minute === null ? null : Math.floor(row.occurred_minute / 60),
    kind: incidentKinds[row.kind] ?? 'other',
    offence: row.offence,
    weapon: weapons[row.weapon] ?? 'unknown',
    clearance: clearances[row.clearance] ?? 'not-stated',
    setting: settings[row.setting] ?? 'not-stated',
    victims: row.victims,
    block: row.block,
    lon: row.lon,
    lat: row.lat,
    places,
    flags: flagsOf(row.flags),
  }
}
