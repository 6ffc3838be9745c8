import { fail, isReleaseFileName, isUuid, ok, problem, type Result } from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'
import { draftOf, filesOf, releaseRow, releaseRows } from './read.ts'
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

/** As row-level security shows them: drafts from trace data only to the police custodian. */
const asMember = <T>(
  context: CityContext,
  { member }: Doing,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> =>
  memberWork(context.engine, { member, city: context.city.name, purpose: 'disclosure-review' }, work)

const drafts = (
  context: CityContext,
  doing: Doing,
  { limit = 100, cursor = null }: Parameters<CityReleases['drafts']>[1] = {},
): ReturnType<CityReleases['drafts']> =>
  asMember(context, doing, async unit => {
    if (cursor !== null && !isUuid(cursor))
      return fail(
        problem('bad-parameter', 'No page ended there.', {
          where: 'cursor',
          expected: 'the `next` of a page',
        }),
      )
    const rows = await releaseRows(unit, cursor, limit + 1)
    const shown = rows.slice(0, limit)
    const ids = shown.map(row => row.id)
    const files = await filesOf(unit, ids)
    const page = shown.map(row => draftOf(row, files.get(row.id) ?? [], doing.member.person))
    return ok({ drafts: page, next: rows.length > limit ? (ids.at(-1) ?? null) : null })
  })

async function one(context: CityContext, id: string, doing: Doing): ReturnType<CityReleases['one']> {
  if (!isUuid(id)) return fail(noSuchRelease(id))
  return asMember(context, doing, async unit => {
    const row = await releaseRow(unit, id)
    if (!row) return fail(noSuchRelease(id))
    return ok(draftOf(row, (await filesOf(unit, [id])).get(id) ?? [], doing.member.person))
  })
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
  return asMember(context, doing, async ({ db }) => {
    const row = await db
      .selectFrom('release_file')
      .select(['name', 'media_type', 'content'])
      .where('release_id', '=', id)
      .where('name', '=', name)
      .executeTakeFirst()
    return row ? ok({ name: row.name, mediaType: row.media_type, content: row.content }) : none()
  })
}
