import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { asWriter, type CityContext } from './context.ts'

/**
 * Names that identify no one when a text is screened for personal data: areas of the city, organisations, and whoever convenes, facilitates, takes
 * notes or decides in a series.
 */
export async function knownNamesIn(
  { db }: UnitOfWork,
  { areas, series }: { areas: 'area' | 'public_area'; series: 'dialogue_series' | 'public_dialogue_series' },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(areas)}
    union select name from understory.organisation
    union select terms -> part ->> 'name' from ${sql.table(series)},
      (values ('convener'), ('facilitator'), ('noteTakers'), ('decisionOwner')) as parts (part)
    order by name`.execute(db)
  return rows.flatMap(({ name }) => name ?? [])
}

export const knownNames = (context: CityContext): Promise<string[]> =>
  asWriter(context, 'record', 'screen texts for personal data', unit =>
    knownNamesIn(unit, { areas: 'area', series: 'dialogue_series' }),
  )
