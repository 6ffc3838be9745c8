import { type GunRecord, isGunSource, type Purpose, type Result } from '@understory/model'
import { sql } from 'kysely'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { fromCurrentGuns, receivedColumns } from './current-guns.ts'
import { factOf, type GunFactRow, plainColumns } from './gun-fact-row.ts'
import { factFields } from './gun-facts.ts'
import { keptRows } from './kept-rows.ts'
import { readRowsFor } from './readable.ts'

const fields = ['key', 'serial', 'model', 'dealer', 'recoveredOn', 'soldOn', 'timeToCrime', 'ballistics']

interface Row extends GunFactRow {
  key: string
  serial: string | null
  model: string | null
}

/**
 * Guns with their keys and serial numbers, for following one gun: as far as this member may read them for this purpose, in the order
 * they came in. Problems as `readRowsFor` says.
 */
export const gunRecords = (
  context: CityContext,
  purpose: Purpose,
  doing: Doing,
): Promise<Result<GunRecord[]>> =>
  readRowsFor(context, { of: isGunSource, fields, purpose }, doing, (unit, sources) =>
    keptRows(context, unit, { what: 'records', sources }, async () => {
      const { rows } = await sql<Row>`
      select s.name as source, g.key, g.serial, g.model, g.dealer_licence, g.dealer_name, g.dealer_city, ${plainColumns},
        ${receivedColumns(context.city.timeZone)} ${fromCurrentGuns(sources)}`.execute(unit.db)
      return rows.map(row => ({ ...factOf(row), key: row.key, serial: row.serial, model: row.model }))
    }),
  )

/**
 * Guns with their keys and without serial number or model, to be counted for a release: as far as this member may read them for this
 * purpose. Problems as `readRowsFor` says.
 */
export const gunsToCount = (
  context: CityContext,
  purpose: Purpose,
  doing: Doing,
): Promise<Result<GunRecord[]>> =>
  readRowsFor(
    context,
    { of: isGunSource, fields: ['key', ...factFields], purpose },
    doing,
    async ({ db }, sources) => {
      const { rows } = await sql<GunFactRow & { key: string }>`
        select s.name as source, g.key, g.dealer_licence, g.dealer_name, g.dealer_city, ${plainColumns},
          ${receivedColumns(context.city.timeZone)} ${fromCurrentGuns(sources)}`.execute(db)
      return rows.map(row => ({ ...factOf(row), key: row.key, serial: null, model: null }))
    },
  )
