import {
  type AnySource,
  columnsRead,
  coverOf,
  type Day,
  fail,
  localDay,
  ok,
  purgeDay,
  type Result,
} from '@understory/model'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { asWriter, type CityContext } from '../context.ts'
import { destroyDay } from '../retention/due.ts'
import { versionsIn } from './read.ts'

/** Under what a file comes in. */
export interface Cover {
  /** Said in place of the raw text of rows set aside, where the agreement does not cover the whole row; else null. */
  readonly rawNote: string | null
  /** The first day on which the rows may not be there, by their class and their agreements; null is never. */
  readonly purgeOn: Day | null
}

/** The gate of every import, inside its transaction: a DSA in force on the city's day that covers what is read. */
export async function coverIn(
  unit: UnitOfWork,
  { city }: Pick<CityContext, 'city'>,
  source: AnySource,
  now: Date,
): Promise<Result<Cover>> {
  const today = localDay(now, city.timeZone)
  const versions = await versionsIn(unit)
  const cover = coverOf(versions, source, today)
  if (!cover.ok) return fail(cover.problem)
  const purgeOn = purgeDay(source.retention, today, destroyDay(versions, source, today))
  const set = cover.value.terms.dataSets.find(one => one.source === source.name || one.source === '*')
  if (!set || set.fields === 'all') return ok({ rawNote: null, purgeOn })
  const covered = new Set(set.fields.map(field => field.name))
  const outside = [...new Set([...source.header, ...columnsRead(source)])].filter(name => !covered.has(name))
  if (outside.length === 0) return ok({ rawNote: null, purgeOn })
  return ok({ rawNote: `(not kept: the agreement does not cover ${outside.join(', ')})`, purgeOn })
}

export const mayImport = (context: CityContext, source: AnySource, now: Date): Promise<Result<null>> =>
  asWriter(context, 'record', 'look for an agreement', async unit => {
    const cover = await coverIn(unit, context, source, now)
    return cover.ok ? ok(null) : cover
  })
