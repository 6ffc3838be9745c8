import { fail, ok, problem, type Result, slugOf } from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { PopulationRow } from '../types.ts'
import { areasIn } from './boundaries.ts'
import { raiseChange, recordEvent } from './change.ts'
import { asReader, asWriter, type CityContext } from './context.ts'

/**
 * Saves how many people live in each area of a boundary version in a year, in place of what was known of that year.
 * Names are matched within this version only: by name, slug or another name of the area.
 */
export const savePopulation = (
  context: CityContext,
  boundary: { kind: string; version: string },
  year: number,
  rows: readonly { name: string; count: number }[],
  actor: string,
): Promise<Result<{ matched: number; unmatched: string[] }>> =>
  asWriter(context, actor, 'save a population', async unit => {
    const version = await unit.db
      .selectFrom('boundary_version')
      .select('slot')
      .where('kind', '=', boundary.kind)
      .where('version', '=', boundary.version)
      .executeTakeFirst()
    const name = `${boundary.kind}:${boundary.version}`
    if (!version) {
      return fail(
        problem('no-such-place', `${context.city.name} has no boundaries ${name}`, {
          expected: 'boundaries saved before their population',
        }),
      )
    }
    const { slot } = version
    const numbers = await numbersByName(unit, slot)
    const counts = new Map<number, number>()
    const unmatched: string[] = []
    for (const row of rows) {
      const no = numbers.get(slugOf(row.name))
      if (no === undefined) unmatched.push(row.name)
      else counts.set(no, (counts.get(no) ?? 0) + row.count)
    }
    await unit.db.deleteFrom('population').where('slot', '=', slot).where('year', '=', year).execute()
    if (counts.size > 0) {
      await unit.db
        .insertInto('population')
        .values([...counts].map(([no, count]) => ({ slot, no, year, count })))
        .execute()
    }
    await raiseChange(unit, false)
    await recordEvent(unit, {
      actor,
      action: 'population-saved',
      subject: `${name} ${year}`,
      detail: { matched: rows.length - unmatched.length, unmatched },
    })
    return ok({ matched: rows.length - unmatched.length, unmatched })
  })

async function numbersByName(unit: UnitOfWork, slot: number): Promise<Map<string, number>> {
  const areas = await areasIn(unit, slot)
  const numbers = new Map<string, number>()
  for (const area of areas) for (const name of area.otherNames) numbers.set(slugOf(name), area.no)
  for (const area of areas) numbers.set(slugOf(area.name), area.no).set(area.slug, area.no)
  return numbers
}

export const populationsIn = (
  { db }: UnitOfWork,
  table: 'population' | 'public_population' = 'population',
): Promise<PopulationRow[]> =>
  db
    .selectFrom(table as 'population')
    .select(['slot', 'year', 'no', 'count'])
    .orderBy('slot')
    .orderBy('year')
    .orderBy('no')
    .execute()

export const populations = (context: CityContext): Promise<PopulationRow[]> =>
  asReader(context, 'read populations', unit => populationsIn(unit))
