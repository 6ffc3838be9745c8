import {
  type Agreement,
  type AgreementPage,
  fail,
  localDay,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import type { CityContext } from '../context.ts'
import { licensedRows } from './licensed-rows.ts'
import { mayImport } from './may-import.ts'
import { agreementOn, versionsIn, versionsOf, type WrittenVersion } from './read.ts'
import type { CityAgreements, Doing } from './types.ts'
import { draft, end, sign } from './write.ts'

/** The agreements of one city, bound to it. */
export const cityAgreements = (context: CityContext): CityAgreements => ({
  draft: (wanted, doing) => draft(context, wanted, doing),
  sign: (id, asked, doing) => sign(context, id, asked, doing),
  end: (id, asked, doing) => end(context, id, asked, doing),
  inFull: (doing, page) => inFull(context, doing, page),
  versions: (id, doing) => versions(context, id, doing),
  mayImport: (source, now) => mayImport(context, source, now),
  rows: (question, doing) => licensedRows(context, question, doing),
})

/** As row-level security shows them to the member: to a role that may not read them there are none. */
const asMember = (context: CityContext, { member }: Doing): Promise<WrittenVersion[]> =>
  memberWork(context.engine, { member, city: context.city.name, purpose: 'legal-review' }, versionsIn)

async function inFull(
  context: CityContext,
  doing: Doing,
  { limit = 100, cursor = null }: Parameters<CityAgreements['inFull']>[1] = {},
): Promise<Result<AgreementPage>> {
  const all = await asMember(context, doing)
  const today = localDay(doing.now, context.city.timeZone)
  const ids = [...new Set(all.map(one => one.id))].sort().reverse()
  const start = cursor === null ? 0 : ids.indexOf(cursor) + 1
  if (cursor !== null && start === 0)
    return fail(
      problem('bad-parameter', 'No page ended there.', { where: 'cursor', expected: 'the `next` of a page' }),
    )
  const page = ids.slice(start, start + limit)
  const agreements = page.flatMap(id => {
    const newest = versionsOf(all, id)[0]
    return newest ? [agreementOn(all, newest, today)] : []
  })
  return ok({ agreements, next: start + limit < ids.length ? (page.at(-1) ?? null) : null })
}

async function versions(context: CityContext, id: string, doing: Doing): Promise<Result<Agreement[]>> {
  const all = await asMember(context, doing)
  const today = localDay(doing.now, context.city.timeZone)
  const own = versionsOf(all, id).map(one => agreementOn(all, one, today))
  return own.length > 0
    ? ok(own)
    : fail(problem('not-found', `There is no agreement ${id}.`, { where: 'id' }))
}
