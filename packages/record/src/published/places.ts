import { sql } from 'kysely'
import { boundariesIn } from '../city/boundaries.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Names of places by slot: `neighborhood:2020` and slug per area number. */
export interface PlaceNames {
  readonly slots: ReadonlyMap<
    number,
    { readonly boundary: string; readonly slugs: ReadonlyMap<number, string> }
  >
}

const remembered = new Map<string, { changeNo: number; names: PlaceNames }>()

/** Place names of a city, read again only when something changed. `record` tells records apart. */
export async function placeNames(unit: UnitOfWork, record: object, city: string): Promise<PlaceNames> {
  const { rows } = await sql<{ no: number }>`select no from public_change`.execute(unit.db)
  const changeNo = Number(rows[0]?.no ?? 0)
  const key = `${numberOf(record)}/${city}`
  const known = remembered.get(key)
  if (known?.changeNo === changeNo) return known.names
  const slots = new Map<number, { boundary: string; slugs: Map<number, string> }>()
  for (const one of await boundariesIn(unit, 'public_boundary', 'public_area')) {
    slots.set(one.slot, { boundary: `${one.kind}:${one.version}`, slugs: new Map() })
  }
  const areas = await sql<{
    slot: number
    no: number
    slug: string
  }>`select slot, no, slug from public_area`.execute(unit.db)
  for (const area of areas.rows) slots.get(area.slot)?.slugs.set(area.no, area.slug)
  const names = { slots }
  remembered.set(key, { changeNo, names })
  return names
}

const numbers = new WeakMap<object, number>()
let lastNumber = 0
function numberOf(record: object): number {
  const known = numbers.get(record)
  if (known !== undefined) return known
  numbers.set(record, ++lastNumber)
  return lastNumber
}
