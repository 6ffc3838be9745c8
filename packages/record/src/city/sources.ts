import {
  type AnySource,
  type GunReportSource,
  type GunSource,
  isGunReportSource,
  isGunSource,
  isIncidentSource,
  type Source,
} from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { raiseChange, recordEvent } from './change.ts'
import { compartmentNo } from './compartment.ts'
import { asWriter, type CityContext } from './context.ts'

/** Enters or updates a source in an open unit of work; its number. */
export async function enterSource(unit: UnitOfWork, source: AnySource, actor: string): Promise<number> {
  const definition = JSON.stringify(source)
  const known = await unit.db
    .selectFrom('source')
    .select(['no', 'definition'])
    .where('name', '=', source.name)
    .executeTakeFirst()
  if (known && sameJson(known.definition, source)) return known.no
  const values = {
    name: source.name,
    version: source.version,
    provenance: source.provenance,
    retention: source.retention,
    compartment: compartmentNo(source.provenance),
    definition,
    saved_at: new Date().toISOString(),
  }
  const row = await unit.db
    .insertInto('source')
    .values(values)
    .onConflict(conflict => conflict.column('name').doUpdateSet(values))
    .returning('no')
    .executeTakeFirstOrThrow()
  await raiseChange(unit, false)
  await recordEvent(unit, {
    actor,
    action: known ? 'source-changed' : 'source-added',
    subject: source.name,
    detail: { version: source.version },
  })
  return row.no
}

/** jsonb keeps keys in its own order, so both are written with sorted keys. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Saves a source's mapping. */
export const saveSource = (context: CityContext, source: AnySource, actor: string): Promise<void> =>
  asWriter(context, actor, 'save a source', async unit => {
    await enterSource(unit, source, actor)
  })

/** All sources as last saved, by name: how files are read, no row of any. */
export const allSources = (context: CityContext): Promise<AnySource[]> =>
  asWriter(context, 'record', 'list sources', async ({ db }) => {
    const rows = await db.selectFrom('source').select('definition').orderBy('name').execute()
    return rows.map(row => row.definition as AnySource)
  })

export const sources = async (context: CityContext): Promise<Source[]> =>
  (await allSources(context)).filter(isIncidentSource)

export const gunSources = async (context: CityContext): Promise<GunSource[]> =>
  (await allSources(context)).filter(isGunSource)

export const gunReportSources = async (context: CityContext): Promise<GunReportSource[]> =>
  (await allSources(context)).filter(isGunReportSource)
