import {
  clearances,
  fail,
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
import { incidentId, parseIncidentId } from './incident-id.ts'
import type { PlaceNames } from './places.ts'

export interface Row {
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

const columns = sql`i.import_id, i.import_no, i.line, i.part, source, occurred_on, occurred_minute, kind, offence, weapon, clearance,
  setting, victims, block, lon, lat, flags,
  concat_ws(',', place_1, place_2, place_3, place_4, place_5, place_6, place_7, place_8) as places`

/** What a row is known by in the record. */
export interface IncidentKey {
  readonly importNo: number
  readonly line: number
  readonly part: number
}

/** The rows of one statement: few, so that whoever else waits for the record waits for a moment only. */
export const maxRowsPerStatement = 250

/**
 * Open rows by their keys, in the order of the keys. A key whose row is not open, or was replaced meanwhile, gives nothing. Each row is
 * found by the index `incident_line`, so the cost follows the number of keys and not the size of the record.
 */
export async function incidentsByKey(
  { db }: UnitOfWork,
  names: PlaceNames,
  keys: readonly IncidentKey[],
): Promise<PublicIncident[]> {
  const { rows } = await rowsByKey(keys).execute(db)
  return rows.map(row => publicIncident(row, names))
}

export const rowsByKey = (keys: readonly IncidentKey[]): RawBuilder<Row> =>
  sql<Row>`select ${columns}
    from unnest(${listOf(keys, 'importNo')}::integer[], ${listOf(keys, 'line')}::integer[], ${listOf(keys, 'part')}::smallint[])
      with ordinality as wanted (import_no, line, part, no)
    join public_incident i on i.import_no = wanted.import_no and i.line = wanted.line and i.part = wanted.part
    order by wanted.no`

const listOf = (keys: readonly IncidentKey[], name: keyof IncidentKey): string =>
  `{${keys.map(key => key[name]).join(',')}}`

/** One open row by its public id. */
export async function oneIncident(
  { db }: UnitOfWork,
  names: PlaceNames,
  id: string,
): Promise<Result<PublicIncident>> {
  const name = parseIncidentId(id)
  const found = name
    ? await sql<Row>`select ${columns} from public_incident i
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
