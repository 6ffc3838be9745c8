import { type GunFact, isGunSource, type Purpose, type Result } from '@understory/model'
import { sql } from 'kysely'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { fromCurrentGuns, receivedColumns } from './current-guns.ts'
import { factOf, type GunFactRow, plainColumns } from './gun-fact-row.ts'
import { keptRows } from './kept-rows.ts'
import { readRowsFor } from './readable.ts'

/** What is read of a gun: no serial number, no key, no word kept beside. */
export const factFields = [
  ...[
    'recoveredOn',
    'recoveryState',
    'recoveryArea',
    'circumstance',
    'type',
    'maker',
    'calibre',
    'serialState',
  ],
  ...['privatelyMade', 'conversionDevice', 'traceStatus', 'traceRequestedOn', 'traceCompletedOn', 'soldOn'],
  ...['dealer', 'timeToCrime', 'ballistics', 'multipleSale', 'reportedStolen', 'flags'],
]

/**
 * Guns as far as this member may read them for this purpose, current rows of complete imports, in the order they came in.
 * Problems as `readRowsFor` says.
 */
export const gunFacts = (context: CityContext, purpose: Purpose, doing: Doing): Promise<Result<GunFact[]>> =>
  readRowsFor(context, { of: isGunSource, fields: factFields, purpose }, doing, (unit, sources) =>
    keptRows(context, unit, { what: 'facts', sources }, async () => {
      const { rows } = await sql<GunFactRow>`
      select s.name as source, g.dealer_licence, g.dealer_name, g.dealer_city, ${plainColumns},
        ${receivedColumns(context.city.timeZone)} ${fromCurrentGuns(sources)}`.execute(unit.db)
      return rows.map(factOf)
    }),
  )
