import { type GunReportKind, gunReportKindNames, type OpenGunReport } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

interface Row {
  source: string
  title: string
  publisher: string
  kind: number
  from_day: string
  to_day: string
  what: string | null
  place: string | null
  origin: string | null
  count: string | number
}

/** Numbers about places out of open and invented data, of one kind. */
export async function publicGunReports({ db }: UnitOfWork, kind: GunReportKind): Promise<OpenGunReport[]> {
  const { rows } = await sql<Row>`
    select source, title, publisher, kind, to_char(from_day, 'YYYY-MM-DD') as from_day, to_char(to_day, 'YYYY-MM-DD') as to_day,
      what, place, origin, count
    from public_gun_report where kind = ${gunReportKindNames.indexOf(kind)}::smallint`.execute(db)
  return rows.map(({ from_day, to_day, count, kind: code, ...row }) => ({
    ...row,
    kind: gunReportKindNames[code] ?? kind,
    from: from_day,
    to: to_day,
    count: Number(count),
  }))
}
