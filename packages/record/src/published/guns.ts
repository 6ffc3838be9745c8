import type { City, GunFact } from '@understory/model'
import { sql } from 'kysely'
import { factOf, type GunFactRow, gunFlagsIn, plainColumns } from '../city/guns/gun-fact-row.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Guns of open and invented sources, without any dealer but the state. */
export async function publicGuns({ db }: UnitOfWork, city: City): Promise<GunFact[]> {
  const { rows } = await sql<GunFactRow>`
    select g.source, to_char(g.received_at at time zone ${city.timeZone}::text, 'YYYY-MM-DD') as received_on,
      to_char(g.first_received_at at time zone ${city.timeZone}::text, 'YYYY-MM-DD') as first_received_on,
      null as dealer_licence, null as dealer_name, null as dealer_city, ${plainColumns}
    from public_gun g`.execute(db)
  return rows.map(factOf)
}

/** Open guns per source and set of flags, with their range of days of recovery. */
export async function gunSourceCounts({ db }: UnitOfWork) {
  const { rows } = await sql<{
    source: string
    flags: string
    rows: number
    first_day: string | null
    last_day: string | null
  }>`
    select source, flags::text as flags, count(*)::integer as rows, to_char(min(recovered_on), 'YYYY-MM-DD') as first_day,
      to_char(max(recovered_on), 'YYYY-MM-DD') as last_day
    from public_gun group by source, flags`.execute(db)
  return rows.map(({ flags, ...row }) => ({ ...row, flags: gunFlagsIn(flags) as readonly string[] }))
}
