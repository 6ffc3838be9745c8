import { fail, isReleaseFileName, isUuid, ok, problem, type Result } from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { noteLook } from '../note-access.ts'
import { draftOf, filesOf, type ReleaseRow, releaseRow, releaseRows } from './read.ts'
import type { CityReleases } from './types.ts'
import { approve, begin, draft, noSuchRelease, withdraw } from './write.ts'

/** The releases of one city, bound to it. */
export const cityReleases = (context: CityContext): CityReleases => ({
  begin: dataset => begin(context, dataset),
  draft: (content, why, doing) => draft(context, content, why, doing),
  drafts: (doing, page) => drafts(context, doing, page),
  one: (id, doing) => one(context, id, doing),
  file: (id, name, doing) => file(context, id, name, doing),
  approve: (id, asked, doing) => approve(context, id, asked, doing),
  withdraw: (id, asked, doing) => withdraw(context, id, asked, doing),
})

const purpose = 'disclosure-review'

/** As row-level security shows them: drafts from trace data only to the police custodian. */
const asMember = <T>(
  context: CityContext,
  { member }: Doing,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => memberWork(context.engine, { member, city: context.city.name, purpose }, work)

/** Drafts of what stands behind a wall are looked at like the rows behind it: each look is written down first. */
async function noteWalled(
  context: CityContext,
  { member }: Doing,
  rows: readonly Pick<ReleaseRow, 'id' | 'decision' | 'trace_derived' | 'kept_from_police'>[],
  field: string,
): Promise<void> {
  for (const { id, decision, trace_derived, kept_from_police } of rows)
    if (decision !== 'approved' && (trace_derived || kept_from_police))
      await noteLook(context, {
        member,
        purpose,
        subject: `release ${id}`,
        fields: [field],
        rows: 0,
        agreement: {},
      })
}

async function drafts(
  context: CityContext,
  doing: Doing,
  { limit = 100, cursor = null }: Parameters<CityReleases['drafts']>[1] = {},
): ReturnType<CityReleases['drafts']> {
  if (cursor !== null && !isUuid(cursor))
    return fail(
      problem('bad-parameter', 'No page ended there.', { where: 'cursor', expected: 'the `next` of a page' }),
    )
  const found = await asMember(context, doing, async unit => {
    const rows = await releaseRows(unit, cursor, limit + 1)
    const shown = rows.slice(0, limit)
    const files = await filesOf(
      unit,
      shown.map(row => row.id),
    )
    return { shown, files, more: rows.length > limit }
  })
  await noteWalled(context, doing, found.shown, 'report')
  return ok({
    drafts: found.shown.map(row => draftOf(row, found.files.get(row.id) ?? [], doing.member.person)),
    next: found.more ? (found.shown.at(-1)?.id ?? null) : null,
  })
}

async function one(context: CityContext, id: string, doing: Doing): ReturnType<CityReleases['one']> {
  if (!isUuid(id)) return fail(noSuchRelease(id))
  const found = await asMember(context, doing, async unit => {
    const row = await releaseRow(unit, id)
    return row && { row, files: (await filesOf(unit, [id])).get(id) ?? [] }
  })
  if (!found) return fail(noSuchRelease(id))
  await noteWalled(context, doing, [found.row], 'report')
  return ok(draftOf(found.row, found.files, doing.member.person))
}

async function file(
  context: CityContext,
  id: string,
  name: string,
  doing: Doing,
): ReturnType<CityReleases['file']> {
  const none = (): Result<never> =>
    fail(problem('not-found', 'This release has no such file.', { where: 'name' }))
  if (!isUuid(id) || !isReleaseFileName(name)) return none()
  const found = await asMember(context, doing, async unit => {
    const release = await releaseRow(unit, id)
    const bytes = await unit.db
      .selectFrom('release_file')
      .select(['name', 'media_type', 'content'])
      .where('release_id', '=', id)
      .where('name', '=', name)
      .executeTakeFirst()
    return release && bytes && { release, bytes }
  })
  if (!found) return none()
  await noteWalled(context, doing, [found.release], name)
  const { bytes } = found
  return ok({ name: bytes.name, mediaType: bytes.media_type, content: bytes.content })
}
