import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { eraseUnwanted } from './unwanted.ts'

/** Erases the words of quotes that were taken back, and says in the public log that they were. */
export const settleWithdrawals = (context: CityContext, now: Date): Promise<number> =>
  asWriter(context, 'record', 'withdraw quotes', async unit => {
    const { rows } = await sql<{ id: string }>`
      update released_point set text = '', withdrawn_at = ${now.toISOString()}::timestamptz
      where withdrawn_at is null and quoted and code_hash in (select code_hash from quote_withdrawal)
      returning id`.execute(unit.db)
    for (const { id } of rows) {
      // The entry stays, with its salted hash; what the hash was taken over is gone.
      await sql`delete from understory.log_payload where index in (
        select index from understory.log_entry where type = 'quote' and subject = ${id})`.execute(unit.db)
      await appendLogEntry(unit, { type: 'quote-withdrawal', id, version: 1, payload: { quote: id }, now })
      await recordEvent(unit, { actor: 'public', action: 'quote-withdrawn', subject: `point ${id}` })
    }
    if (rows.length > 0) await raiseChange(unit, false)
    return rows.length
  })

/**
 * Erases notes of people who said that none are kept, raw notes by the days that their series promised, and how to reach people by those of contacts. What was released stays as it was
 * released.
 */
export async function eraseRoom(unit: UnitOfWork, now: Date): Promise<void> {
  const { db } = unit
  await eraseUnwanted(unit, now)
  const at = now.toISOString()
  await sql`delete from table_note t using dialogue_session n, dialogue_series s
    where n.id = t.session_id and s.id = t.series_id
      and n.ends_at + make_interval(days => (s.terms ->> 'rawNoteDays')::integer) < ${at}::timestamptz`.execute(
    db,
  )
  await sql`update note_release r set points = '[]', state = 'declined', decided_by = 'record', decided_at = ${at}::timestamptz
    from dialogue_session n, dialogue_series s
    where n.id = r.session_id and s.id = r.series_id and r.state = 'proposed'
      and n.ends_at + make_interval(days => (s.terms ->> 'rawNoteDays')::integer) < ${at}::timestamptz`.execute(
    db,
  )
  await sql`update check_answer a set missing = null from dialogue_series s
    where s.id = a.series_id and a.missing is not null and greatest(a.at,
      (select max(n.ends_at) from dialogue_session n where n.series_id = s.id)) + make_interval(days => (s.terms ->> 'rawNoteDays')::integer) < ${at}::timestamptz`.execute(
    db,
  )
  await sql`update consent c set contact = null from dialogue_session n, dialogue_series s
    where n.id = c.session_id and s.id = c.series_id and c.contact is not null
      and n.ends_at + make_interval(days => (s.terms ->> 'contactDays')::integer) < ${at}::timestamptz`.execute(
    db,
  )
}
