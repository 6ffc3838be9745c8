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
  type Problem,
  problem,
  type Result,
  type SetAside,
} from '@understory/model'
import { memberWork } from '../engine/member-work.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { SetAsideFilter } from '../types.ts'
import { noSuchSource } from './agreements/licensed-rows.ts'
import { versionsIn } from './agreements/read.ts'
import type { Doing } from './agreements/types.ts'
import type { CityContext } from './context.ts'
import { noteAccess } from './note-access.ts'
import { pageSize, setAsidePage } from './set-aside.ts'
import { allSources } from './sources.ts'

/** Why raw text of rows set aside is read: to find out what is wrong with the file or its mapping. */
const purpose = 'data-quality'

/** A source whose raw text this member may read; the licence is null where the data are open. */
interface Readable {
  readonly source: AnySource
  readonly licence: Licence | null
}

/**
 * Rows set aside with their raw text, as far as this member may read them. The text of a row holds all its columns, so a source
 * that is not open needs a licence for data quality that opens every column of the file that is read; each page is written down
 * before it is given out. Without a source named, rows of the others are left out.
 * Problems: no-such-source (also for one that the policy closes), no-agreement.
 */
export async function setAsideFor(
  context: CityContext,
  filter: SetAsideFilter,
  { member, now }: Doing,
): Promise<Result<AsyncGenerator<SetAside>>> {
  const today = localDay(now, context.city.timeZone)
  const access = { member, city: context.city.name, purpose } as const
  const readable = await memberWork(context.engine, access, async unit => {
    const versions = await versionsIn(unit)
    return (await sourcesIn(unit)).flatMap((source): Readable[] => {
      if (isOpenProvenance(source.provenance)) return [{ source, licence: null }]
      const licence = licencesOf(versions, member, source, purpose, today).find(one => opensAll(one, source))
      return licence ? [{ source, licence }] : []
    })
  })
  const asked = filter.source
  if (asked !== undefined && !readable.some(one => one.source.name === asked)) {
    const source = (await allSources(context)).find(one => one.name === asked)
    return fail(refusal(asked, source, { member, now }))
  }
  return ok(pages(asked === undefined ? readable : readable.filter(one => one.source.name === asked)))

  async function* pages(from: readonly Readable[]): AsyncGenerator<SetAside> {
    const names = from.map(one => one.source.name)
    let after = 0
    let left = filter.limit ?? Number.POSITIVE_INFINITY
    while (left > 0 && names.length > 0) {
      const rows = await memberWork(context.engine, access, unit =>
        setAsidePage(unit, { ...filter, source: undefined }, names, after, Math.min(pageSize, left)),
      )
      for (const { source, licence } of from) {
        const own = rows.filter(row => row.source === source.name)
        if (!licence || own.length === 0) continue
        const agreement = { id: licence.agreement.id, version: licence.agreement.version, as: licence.as }
        await noteAccess(context, {
          member,
          purpose,
          source,
          agreement,
          fields: ['set-aside'],
          rows: own.length,
        })
      }
      yield* rows
      if (rows.length < pageSize) return
      after = Number(rows.at(-1)?.id)
      left -= rows.length
    }
  }
}

const sourcesIn = async ({ db }: UnitOfWork): Promise<AnySource[]> =>
  (await db.selectFrom('source').select('definition').orderBy('no').execute()).map(
    row => row.definition as AnySource,
  )

const opensAll = ({ columns }: Licence, source: AnySource): boolean =>
  columns === 'all' || [...source.header, ...columnsRead(source)].every(column => columns.has(column))

function refusal(name: string, source: AnySource | undefined, { member }: Doing): Problem {
  const allowed =
    source !== undefined &&
    mayRead({
      provenance: source.provenance,
      role: member.role,
      organisationKind: member.organisation?.kind ?? null,
      purpose,
      granularity: 'row',
    }).allowed
  if (!allowed) return noSuchSource(name)
  return problem('no-agreement', `No agreement in force today opens whole rows of ${name} to you.`, {
    where: name,
    expected: `a licence for ${purpose} with every column of the file, or to be of the organisation that gives it`,
  })
}
