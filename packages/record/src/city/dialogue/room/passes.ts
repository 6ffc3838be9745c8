import { fail, ok, type PassList, problem, type Result } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSession } from './own-session.ts'

/** A device that was offline in the room may send until two days after it. */
const grace_ms = 2 * 86_400_000

export const makePass = (
  context: CityContext,
  id: string,
  asked: { readonly table: number; readonly passHash: string },
  doing: Doing,
): Promise<Result<{ endsAt: string }>> =>
  asWriter(context, doing.member.person, 'make a table pass', async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { series, session } = own.value
    if (asked.table > session.terms.tables)
      return fail(
        problem('not-found', `This session has no table ${asked.table}.`, {
          where: 'table',
          expected: `1 to ${session.terms.tables}`,
        }),
      )
    const endsAt = new Date(Date.parse(session.endsAt) + grace_ms).toISOString()
    const pass = uuidv7()
    await unit.db
      .insertInto('table_pass')
      .values({
        ...{
          id: pass,
          series_id: series.id,
          session_id: session.id,
          org: doing.member.organisation?.id ?? '',
        },
        ...{ compartment: voiceWall, table_no: asked.table, pass_hash: asked.passHash, ends_at: endsAt },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString(), revoked_at: null },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'table-pass-made',
      subject: `pass ${pass}`,
      detail: { session: session.id, table: asked.table },
    })
    return ok({ endsAt })
  })

export const passes = (context: CityContext, id: string, doing: Doing): Promise<Result<PassList>> =>
  asDialogueMember(context, doing, async unit => {
    const own = await ownSession(unit, id, doing)
    return own.ok ? ok(await passesIn(unit, id)) : own
  })

export const revokePass = (
  context: CityContext,
  id: string,
  pass: string,
  doing: Doing,
): Promise<Result<PassList>> =>
  asWriter(context, doing.member.person, 'end a table pass', async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { numUpdatedRows } = await unit.db
      .updateTable('table_pass')
      .set({ revoked_at: doing.now.toISOString() })
      .where('id', '=', pass)
      .where('session_id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      return fail(problem('not-found', `This session has no pass ${pass} that holds.`, { where: 'id' }))
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'table-pass-ended',
      subject: `pass ${pass}`,
    })
    return ok(await passesIn(unit, id))
  })

async function passesIn({ db }: UnitOfWork, session: string): Promise<PassList> {
  const rows = await db
    .selectFrom('table_pass')
    .select(['id', 'table_no', 'ends_at', 'revoked_at'])
    .where('session_id', '=', session)
    .orderBy('id', 'desc')
    .execute()
  return {
    passes: rows.map(one => ({
      id: one.id,
      table: one.table_no,
      endsAt: instantOf(one.ends_at),
      revoked: one.revoked_at !== null,
    })),
  }
}
