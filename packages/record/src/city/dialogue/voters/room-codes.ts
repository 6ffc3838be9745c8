import { fail, ok, problem, type Result, type RoomCode } from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { ownSeries } from '../write.ts'
import type { CityVoters } from './types.ts'

export const makeRoomCode = (
  context: CityContext,
  ...[id, asked, doing]: Parameters<CityVoters['makeRoomCode']>
): Promise<Result<{ id: string; endsAt: string }>> =>
  asWriter(context, doing.member.person, 'make a room code', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    if (asked.session !== null && !series.value.sessions.some(one => one.id === asked.session))
      return fail(problem('not-found', `This series has no session ${asked.session}.`, { where: 'session' }))
    const endsAt = new Date(doing.now.getTime() + asked.hours * 3_600_000).toISOString()
    const code = uuidv7()
    await unit.db
      .insertInto('room_code')
      .values({
        id: code,
        series_id: id,
        session_id: asked.session,
        org: doing.member.organisation?.id ?? '',
        compartment: voiceWall,
        code_hash: asked.codeHash,
        max_voters: asked.maxVoters,
        ends_at: endsAt,
        made_by: doing.member.person,
        made_at: doing.now.toISOString(),
        revoked_at: null,
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'room-code-made',
      subject: `room code ${code}`,
      detail: { series: id, session: asked.session, maxVoters: asked.maxVoters, hours: asked.hours },
    })
    return ok({ id: code, endsAt })
  })

export const endRoomCode = (
  context: CityContext,
  ...[id, code, doing]: Parameters<CityVoters['endRoomCode']>
): Promise<Result<readonly RoomCode[]>> =>
  asWriter(context, doing.member.person, 'end a room code', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const { numUpdatedRows } = await unit.db
      .updateTable('room_code')
      .set({ revoked_at: doing.now.toISOString() })
      .where('id', '=', code)
      .where('series_id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      return fail(
        problem('not-found', `This series has no room code ${code} that is in use.`, { where: 'id' }),
      )
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'room-code-ended',
      subject: `room code ${code}`,
    })
    return ok(await roomCodesIn(unit, id))
  })

/** The room codes of a series, newest first, with how many voters began with each. */
export async function roomCodesIn({ db }: UnitOfWork, series: string): Promise<RoomCode[]> {
  const { rows } = await sql<{
    id: string
    session_id: string | null
    max_voters: number
    voters: number
    ends_at: string
    revoked_at: string | null
  }>`select c.id, c.session_id, c.max_voters, c.ends_at, c.revoked_at,
      (select count(*) from voter v where v.room_code_id = c.id)::integer as voters
    from room_code c where c.series_id = ${series}::uuid order by c.id desc`.execute(db)
  return rows.map(row => ({
    id: row.id,
    session: row.session_id,
    maxVoters: Number(row.max_voters),
    voters: Number(row.voters),
    endsAt: instantOf(row.ends_at),
    revoked: row.revoked_at !== null,
  }))
}
