import type { City, GunFact } from '@understory/model'
import { sql } from 'kysely'
import { factOf, type GunFactRow, plainColumns } from '../city/guns/gun-fact-row.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Guns of open and invented sources, without any dealer but the state. */
export async function publicGuns({ db }: UnitOfWork, city: City): Promise<GunFact[]> {
  const { rows } = await sql<GunFactRow>`
    select g.source, to_char(g.received_at at time zone ${city.timeZone}::text, 'YYYY-MM-DD') as received_on,
      null as dealer_licence, null as dealer_name, null as dealer_city, ${plainColumns}
    from public_gun g`.execute(db)
  return rows.map(factOf)
}
