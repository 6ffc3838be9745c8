import {
  ok,
  type ReservationLine,
  type ReservationList,
  type ReserveForRequest,
  type Result,
  type VoiceChannel,
} from '@understory/model'
import { sql } from 'kysely'
import { addReservation } from '../../desk/reservations.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { instantOf } from '../import-reports.ts'
import { noteLook } from '../note-access.ts'
import { asDialogueMember } from './as-member.ts'
import { ownSession } from './room/own-session.ts'

interface Row {
  id: string
  seats: number
  language: string
  childcare: number
  interpreter: string | null
  transport: boolean
  access: string | null
  contact: string | null
  channel: VoiceChannel
  at: string | Date
  cancelled: boolean
}

/** Who will come, in the order they said so; the look is written down first. Problem not-found. */
export async function reservations(
  context: CityContext,
  id: string,
  doing: Doing,
): Promise<Result<ReservationList>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { rows } = await sql<Row>`
      select r.id, r.seats, r.language, r.childcare, r.interpreter, r.transport, r.access, r.contact, r.channel, r.at,
        c.reservation_id is not null as cancelled
      from reservation r left join reservation_cancellation c on c.reservation_id = r.id
      where r.session_id = ${id}::uuid order by r.at, r.id`.execute(unit.db)
    return ok({ ...own.value, rows })
  })
  if (!found.ok) return found
  await noteLook(context, {
    member: doing.member,
    purpose: 'dialogue',
    subject: `reservations of session ${id}`,
    fields: ['contact', 'needs'],
    rows: found.value.rows.length,
    agreement: {},
  })
  const { capacity } = found.value.session.terms
  let taken = 0
  const lines = found.value.rows.map((row): ReservationLine => {
    const { cancelled } = row
    if (!cancelled) taken += row.seats
    const place = cancelled ? 'cancelled' : taken <= capacity ? 'held' : 'waiting'
    return { ...row, at: instantOf(row.at as string), place }
  })
  return ok({ session: id, capacity, taken, reservations: lines })
}

/** Keeps a reservation that staff typed in for somebody. Problem not-found. */
export const reserveFor = (
  context: CityContext,
  asked: ReserveForRequest,
  codeHash: string,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'type a reservation in', async unit => {
    const own = await ownSession(unit, asked.session, doing)
    if (!own.ok) return own
    const { channel, ...request } = asked
    const where = {
      series: own.value.series.id,
      session: own.value.session.id,
      facilitatorOrg: doing.member.organisation?.id ?? '',
    }
    const id = await addReservation(unit, where, request, { codeHash, channel, now: doing.now })
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'reservation-typed-in',
      subject: `reservation ${id}`,
      detail: { seats: asked.seats, channel },
    })
    await raiseChange(unit, false)
    return ok(null)
  })

/** Erases how to reach people whose session is over by the days that its series promised; how many. */
export async function eraseContacts(unit: UnitOfWork, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update reservation r set contact = null, access = null
    from dialogue_session n, dialogue_series s
    where n.id = r.session_id and s.id = r.series_id and (r.contact is not null or r.access is not null)
      and n.ends_at + make_interval(days => (s.terms ->> 'contactDays')::integer) < ${now.toISOString()}::timestamptz`.execute(
    unit.db,
  )
  return Number(numAffectedRows ?? 0)
}
