import {
  type AnySource,
  columnsRead,
  fail,
  isOpenProvenance,
  type Licence,
  licencesOf,
  localDay,
  mayRead,
  ok,
  type Purpose,
  problem,
  type Result,
} from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { versionsIn } from '../agreements/read.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { noteAccess } from '../note-access.ts'
import { allSources } from '../sources.ts'

/** A source whose rows this member may read; the licence is null where the data are open. */
export interface Readable {
  readonly no: number
  readonly source: AnySource
  readonly licence: Licence | null
}

/**
 * Reads whole rows of the sources of one kind, as far as this member may for this purpose. A source that is not open needs an agreement
 * that opens every column its mapping reads; the look is written down before anything is given out. Problem not-allowed or no-agreement,
 * with the policy's reason, where there are sources of the kind and none is open to them.
 */
export async function readRowsFor<Row extends { readonly source: string }>(
  context: CityContext,
  {
    of,
    fields,
    purpose,
  }: { of: (source: AnySource) => boolean; fields: readonly string[]; purpose: Purpose },
  { member, now }: Doing,
  read: (unit: UnitOfWork, sources: readonly Readable[]) => Promise<Row[]>,
): Promise<Result<Row[]>> {
  const today = localDay(now, context.city.timeZone)
  const access = { member, city: context.city.name, purpose } as const
  const { found, rows } = await memberWork(context.engine, access, async unit => {
    const versions = await versionsIn(unit)
    const found = (await sourcesIn(unit, of)).flatMap(({ no, source }): Readable[] => {
      if (isOpenProvenance(source.provenance)) return [{ source, licence: null, no }]
      const columns = columnsRead(source)
      const licence = licencesOf(versions, member, source, purpose, today).find(
        one =>
          one.columns === 'all' || columns.every(column => (one.columns as ReadonlySet<string>).has(column)),
      )
      return licence ? [{ source, licence, no }] : []
    })
    return { found, rows: found.length === 0 ? [] : await read(unit, found) }
  })
  if (found.length === 0) {
    const refused = await refusal(context, of, purpose, member)
    if (refused) return fail(refused)
  }
  for (const { source, licence } of found) {
    if (!licence) continue
    const count = rows.filter(row => row.source === source.name).length
    const agreement = { id: licence.agreement.id, version: licence.agreement.version, as: licence.as }
    await noteAccess(context, { member, purpose, source, agreement, fields, rows: count })
  }
  return ok(rows)
}

const sourcesIn = async ({ db }: UnitOfWork, of: (source: AnySource) => boolean) =>
  (await db.selectFrom('source').select(['no', 'definition']).orderBy('no').execute()).flatMap(row => {
    const source = row.definition as AnySource
    return of(source) ? [{ no: row.no, source }] : []
  })

async function refusal(
  context: CityContext,
  of: (source: AnySource) => boolean,
  purpose: Purpose,
  member: Doing['member'],
) {
  const walled = (await allSources(context)).find(of)
  if (!walled) return null
  const decision = mayRead({
    provenance: walled.provenance,
    role: member.role,
    organisationKind: member.organisation?.kind ?? null,
    purpose,
    granularity: 'row',
  })
  if (!decision.allowed) return problem('not-allowed', decision.reason, { where: walled.name })
  return problem(
    'no-agreement',
    `No agreement in force today opens guns of ${walled.name} to you for ${purpose}.`,
    {
      where: walled.name,
      expected:
        'a licence for this purpose with every column of the file, or to be of the organisation that gives it',
    },
  )
}

/** Numbers of sources as a database array. */
export const arrayOf = (sources: readonly Readable[]): string => `{${sources.map(one => one.no).join(',')}}`
