import {
  type GunReportFact,
  type GunReportKind,
  gunReportKindNames,
  isGunReportSource,
  type Purpose,
  type Result,
} from '@understory/model'
import { sql } from 'kysely'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { keptRows } from './kept-rows.ts'
import { arrayOf, readRowsFor } from './readable.ts'

interface Row {
  source: string
  kind: number
  from_day: string | null
  to_day: string | null
  what: string | null
  place: string | null
  origin: string | null
  city: string | null
  name: string | null
  licence: string | null
  gun_key: string | null
  other_gun_key: string | null
  incident_key: string | null
  party: string | null
  transaction: string | null
  count: string | number | null
}

const fields = [
  ...['kind', 'from', 'to', 'what', 'place', 'origin', 'city', 'name', 'licence', 'gunKey', 'otherGunKey'],
  ...['incidentKey', 'party', 'transaction', 'count'],
]

/**
 * Reports of these kinds as far as this member may read them for this purpose, current rows of complete imports, in the order they
 * came in. Problems as `readRowsFor` says.
 */
export const gunReports = (
  context: CityContext,
  kinds: readonly GunReportKind[],
  purpose: Purpose,
  doing: Doing,
): Promise<Result<GunReportFact[]>> =>
  readRowsFor(context, { of: isGunReportSource, fields, purpose }, doing, (unit, sources) => {
    const codes = `{${kinds.map(kind => gunReportKindNames.indexOf(kind)).join(',')}}`
    return keptRows(context, unit, { what: `reports ${codes}`, sources }, async () => {
      const { rows } = await sql<Row>`
      select s.name as source, r.kind, to_char(r.from_day, 'YYYY-MM-DD') as from_day, to_char(r.to_day, 'YYYY-MM-DD') as to_day,
        r.what, r.place, r.origin, r.city, r.name, r.licence, r.gun_key, r.other_gun_key, r.incident_key, r.party, r.transaction, r.count
      from gun_report r join import i on i.no = r.import_no join source s on s.no = r.source_no
      where i.state = 'complete' and r.superseded_by is null and r.kind = any(${codes}::smallint[])
        and r.source_no = any(${arrayOf(sources)}::smallint[])
      order by r.import_no, r.line, r.part`.execute(unit.db)
      return rows.map(reportFactOf)
    })
  })

const reportFactOf = (row: Row): GunReportFact => ({
  source: row.source,
  kind: gunReportKindNames[row.kind] ?? 'incident',
  from: row.from_day,
  to: row.to_day,
  what: row.what,
  place: row.place,
  origin: row.origin,
  city: row.city,
  name: row.name,
  licence: row.licence,
  gunKey: row.gun_key,
  otherGunKey: row.other_gun_key,
  incidentKey: row.incident_key,
  party: row.party,
  transaction: row.transaction,
  count: row.count === null ? null : Number(row.count),
})
