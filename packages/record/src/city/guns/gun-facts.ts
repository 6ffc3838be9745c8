import {
  type AnySource,
  columnsRead,
  fail,
  type GunFact,
  type GunSource,
  isGunSource,
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
import { sql } from 'kysely'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { versionsIn } from '../agreements/read.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { noteAccess } from '../note-access.ts'
import { allSources } from '../sources.ts'
import { factOf, type GunFactRow, plainColumns } from './gun-fact-row.ts'

/** What is read of a gun: no serial number, no key, no word kept beside. */
const factFields = [
  ...[
    'recoveredOn',
    'recoveryState',
    'circumstance',
    'type',
    'maker',
    'calibre',
    'serialState',
    'privatelyMade',
  ],
  ...[
    'conversionDevice',
    'traceStatus',
    'traceRequestedOn',
    'traceCompletedOn',
    'soldOn',
    'dealer',
    'timeToCrime',
  ],
  ...['ballistics', 'multipleSale', 'reportedStolen', 'flags'],
]

/** A source whose guns this member may read; the licence is null where the data are open. */
interface Readable {
  readonly no: number
  readonly source: GunSource
  readonly licence: Licence | null
}

/**
 * Guns as far as this member may read them for this purpose, current rows of complete imports, in the order they came in.
 * A source that is not open needs an agreement that opens every column its mapping reads; the look is written down before
 * anything is given out. Problem not-allowed, with the policy's reason, where there are sources of guns and none is open to them.
 */
export async function gunFacts(
  context: CityContext,
  purpose: Purpose,
  { member, now }: Doing,
): Promise<Result<GunFact[]>> {
  const today = localDay(now, context.city.timeZone)
  const access = { member, city: context.city.name, purpose } as const
  const read = await memberWork(context.engine, access, async unit => {
    const versions = await versionsIn(unit)
    const found = (await sourcesIn(unit)).flatMap(({ no, source }): Readable[] => {
      if (isOpenProvenance(source.provenance)) return [{ source, licence: null, no }]
      const columns = columnsRead(source)
      const licence = licencesOf(versions, member, source, purpose, today).find(
        one =>
          one.columns === 'all' || columns.every(column => (one.columns as ReadonlySet<string>).has(column)),
      )
      return licence ? [{ source, licence, no }] : []
    })
    const rows =
      found.length === 0
        ? []
        : await rowsOf(
            unit,
            context.city.timeZone,
            found.map(one => one.no),
          )
    return { found, facts: rows.map(factOf) }
  })
  const { found, facts } = read
  if (found.length === 0) {
    const refused = await refusal(context, purpose, { member, now })
    if (refused) return fail(refused)
  }
  for (const { source, licence } of found) {
    if (!licence) continue
    const rows = facts.filter(fact => fact.source === source.name).length
    const agreement = { id: licence.agreement.id, version: licence.agreement.version, as: licence.as }
    await noteAccess(context, { member, purpose, source, agreement, fields: factFields, rows })
  }
  return ok(facts)
}

const sourcesIn = async ({ db }: UnitOfWork) =>
  (await db.selectFrom('source').select(['no', 'definition']).orderBy('no').execute()).flatMap(row => {
    const source = row.definition as AnySource
    return isGunSource(source) ? [{ no: row.no, source }] : []
  })

async function refusal(context: CityContext, purpose: Purpose, { member }: Doing) {
  const walled = (await allSources(context)).find(isGunSource)
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

async function rowsOf({ db }: UnitOfWork, zone: string, sources: readonly number[]): Promise<GunFactRow[]> {
  const { rows } = await sql<GunFactRow>`
    select s.name as source, to_char(i.received_at at time zone ${zone}::text, 'YYYY-MM-DD') as received_on,
      g.dealer_licence, g.dealer_name, g.dealer_city, ${plainColumns}
    from gun g join import i on i.no = g.import_no join source s on s.no = g.source_no
    where i.state = 'complete' and g.superseded_by is null
      and g.source_no = any(${`{${sources.join(',')}}`}::smallint[])
    order by g.import_no, g.line`.execute(db)
  return rows
}
