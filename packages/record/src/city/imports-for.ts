import {
  type AnySource,
  type ImportReport,
  isOpenProvenance,
  type Member,
  mayRead,
  purposes,
} from '@understory/model'
import { asReader, type CityContext } from './context.ts'
import { reportOf, reports } from './import-reports.ts'
import { allSources } from './sources.ts'

/**
 * Reports of imports, newest first, of the sources whose names this member may know: open ones, those that the policy opens to them for some purpose, and
 * every one for the operator, who sets them up.
 */
export async function importsFor(
  context: CityContext,
  member: Member,
  limit: number,
): Promise<ImportReport[]> {
  const sources = await allSources(context)
  const names = sources.filter(source => mayKnow(member, source)).map(source => source.name)
  if (names.length === 0) return []
  return await asReader(context, 'list imports', async unit => {
    const rows = await reports(unit)
      .where('source.name', 'in', names)
      .orderBy('import.no', 'desc')
      .limit(limit)
      .execute()
    return rows.map(row => reportOf(context.city.name, row))
  })
}

const mayKnow = (member: Member, { provenance }: AnySource): boolean =>
  member.role === 'operator' ||
  isOpenProvenance(provenance) ||
  purposes.some(
    purpose =>
      mayRead({
        provenance,
        role: member.role,
        organisationKind: member.organisation?.kind ?? null,
        purpose,
        granularity: 'row',
      }).allowed,
  )
