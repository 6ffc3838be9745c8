import {
  type Area,
  type BoundaryVersion,
  fail,
  maxBoundaryVersions,
  ok,
  problem,
  type Result,
} from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { raiseChange, recordEvent } from './change.ts'
import { asReader, asWriter, type CityContext } from './context.ts'

type NewVersion = Omit<BoundaryVersion, 'slot' | 'areaCount' | 'repairs'>

/**
 * Saves a boundary version with its areas; one saved before under this kind and version is replaced in its slot.
 * Rows keep their places until they are placed anew. Problem `bad-parameter` when all eight slots are taken.
 */
export const saveBoundary = (
  context: CityContext,
  version: NewVersion,
  areas: readonly Area[],
  repairs: BoundaryVersion['repairs'],
  actor: string,
): Promise<Result<BoundaryVersion>> =>
  asWriter(context, actor, 'save boundaries', async unit => {
    const slot = await slotFor(unit, version)
    if (slot === null) {
      return fail(
        problem(
          'bad-parameter',
          `${context.city.name} has ${maxBoundaryVersions} boundary versions already`,
          {
            where: `${version.kind}:${version.version}`,
            expected: `at most ${maxBoundaryVersions}`,
          },
        ),
      )
    }
    await unit.db.deleteFrom('boundary_version').where('slot', '=', slot).execute()
    await unit.db
      .insertInto('boundary_version')
      .values({
        slot,
        kind: version.kind,
        version: version.version,
        label: version.label,
        valid_from: version.validFrom,
        valid_to: version.validTo,
        repairs: JSON.stringify(repairs),
        saved_at: new Date().toISOString(),
      })
      .execute()
    for (let from = 0; from < areas.length; from += 100) {
      await unit.db
        .insertInto('area')
        .values(areas.slice(from, from + 100).map(area => areaRow(slot, area)))
        .execute()
    }
    await raiseChange(unit, false)
    await recordEvent(unit, {
      actor,
      action: 'boundary-saved',
      subject: `${version.kind}:${version.version}`,
      detail: { slot, areas: areas.length, repairs: repairs.length },
    })
    return ok({ ...version, slot, areaCount: areas.length, repairs })
  })

const areaRow = (slot: number, area: Area) => ({
  slot,
  no: area.no,
  name: area.name,
  slug: area.slug,
  other_names: JSON.stringify(area.otherNames),
  geometry: JSON.stringify(area.geometry),
  outline: JSON.stringify(area.outline),
  area_m2: area.area_m2,
})

async function slotFor({ db }: UnitOfWork, version: NewVersion): Promise<number | null> {
  const taken = await db.selectFrom('boundary_version').select(['slot', 'kind', 'version']).execute()
  const same = taken.find(row => row.kind === version.kind && row.version === version.version)
  if (same) return same.slot
  for (let slot = 1; slot <= maxBoundaryVersions; slot++) {
    if (!taken.some(row => row.slot === slot)) return slot
  }
  return null
}

export async function boundariesIn(
  { db }: UnitOfWork,
  versions: 'boundary_version' | 'public_boundary' = 'boundary_version',
  areas: 'area' | 'public_area' = 'area',
): Promise<BoundaryVersion[]> {
  const rows = await db
    .selectFrom(versions as 'boundary_version')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom(`${areas} as a` as 'area as a')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('a.slot', '=', `${versions}.slot` as 'boundary_version.slot')
        .as('area_count'),
    )
    .orderBy('slot')
    .execute()
  return rows.map(row => ({
    slot: row.slot,
    kind: row.kind as BoundaryVersion['kind'],
    version: row.version,
    label: row.label,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    areaCount: Number(row.area_count),
    repairs: row.repairs as BoundaryVersion['repairs'],
  }))
}

export async function areasIn(
  { db }: UnitOfWork,
  slot: number,
  table: 'area' | 'public_area' = 'area',
): Promise<Area[]> {
  const rows = await db
    .selectFrom(table as 'area')
    .selectAll()
    .where('slot', '=', slot)
    .orderBy('no')
    .execute()
  return rows.map(row => ({
    no: row.no,
    name: row.name,
    slug: row.slug,
    otherNames: row.other_names as string[],
    geometry: row.geometry as Area['geometry'],
    outline: row.outline as Area['outline'],
    area_m2: row.area_m2,
  }))
}

export const boundaries = (context: CityContext): Promise<BoundaryVersion[]> =>
  asReader(context, 'list boundaries', unit => boundariesIn(unit))

export const areas = (context: CityContext, slot: number): Promise<Area[]> =>
  asReader(context, 'read areas', unit => areasIn(unit, slot))
