import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { recordEvent } from '../../change.ts'

/** Whether somebody at the seat of the note `n` said on the newest card of a code that notes are not kept. */
export const unwantedNote = sql`exists (select from (
    select distinct on (c.code_hash) c.table_no, c.seat, c.notes from consent c where c.session_id = n.session_id
    order by c.code_hash, c.at desc, c.id desc
  ) card where card.table_no = n.table_no and card.seat = n.seat and not card.notes)`

/** Erases notes of people who said that none are kept; what was released before stays until its code takes it back. */
export async function eraseUnwanted(unit: UnitOfWork, now: Date, session?: string): Promise<void> {
  const { rows } = await sql<{ session_id: string }>`
    delete from table_note n where ${unwantedNote} ${session === undefined ? sql`` : sql`and n.session_id = ${session}::uuid`}
    returning session_id`.execute(unit.db)
  for (const id of new Set(rows.map(one => one.session_id)))
    await recordEvent(unit, {
      actor: 'record',
      action: 'notes-without-consent-erased',
      subject: `session ${id}`,
      detail: { points: rows.filter(one => one.session_id === id).length, at: now.toISOString() },
    })
}
