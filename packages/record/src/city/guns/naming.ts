import type { DealerNaming, DecideNamingRequest } from '@understory/model'
import { sql } from 'kysely'
import { memberWork } from '../../engine/member-work.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { derive } from '../derived.ts'
import { instantOf } from '../import-reports.ts'

/** Counsel's decisions on the names of dealers, newest first; the first holds, and without one dealers are not named. */
export const dealerNaming = (context: CityContext, { member }: Doing): Promise<DealerNaming[]> =>
  memberWork(context.engine, { member, city: context.city.name, purpose: 'analysis' }, async ({ db }) => {
    const rows = await db.selectFrom('dealer_naming').selectAll().orderBy('no', 'desc').execute()
    return rows.map(row => ({ named: row.named, why: row.why, by: row.by_person, at: instantOf(row.at) }))
  })

/** Records a decision with its event. The table takes it from counsel alone. */
export async function decideDealerNaming(
  context: CityContext,
  { named, why }: DecideNamingRequest,
  doing: Doing,
): Promise<DealerNaming[]> {
  const { member, now } = doing
  await asWriter(context, member.person, 'decide on the names of dealers', async unit => {
    await raiseChange(unit, false)
    await unit.db
      .insertInto('dealer_naming')
      .values({ named, why, by_person: member.person, as_role: member.role, at: now.toISOString() })
      .execute()
    await derive(unit, 'gun', sql`t.open`)
    await recordEvent(unit, {
      actor: member.person,
      action: named ? 'dealers-named' : 'dealers-not-named',
      subject: 'names of dealers',
      why,
    })
  })
  return dealerNaming(context, doing)
}
