import { v7 as uuidv7 } from 'uuid'
import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import type { LetterRow } from './types.ts'

/** Puts a letter where the operator can read it until `purgeAt`; letters past theirs go. */
export const keepLetter = (
  engine: Engine,
  letter: Omit<LetterRow, 'id' | 'at'> & { purgeAt: string },
): Promise<string> =>
  asKeeper(engine, 'post', 'keep a letter', async unit => {
    const id = uuidv7()
    const at = new Date().toISOString()
    await unit.db.deleteFrom('understory.outbox').where('purge_at', '<=', at).execute()
    await unit.db
      .insertInto('understory.outbox')
      .values({
        id,
        at,
        recipient: letter.to,
        subject: letter.subject,
        body: letter.text,
        reason: letter.reason,
        purge_at: letter.purgeAt,
      })
      .execute()
    await noteEvent(unit, 'post', 'letter-kept', id)
    return id
  })

/** Letters that wait, newest first; ids before `before`. Reading them is an event: they hold links. */
export const letters = (
  engine: Engine,
  page: { before: string | null; limit: number },
  actor: string,
): Promise<LetterRow[]> =>
  asKeeper(engine, actor, 'read the outbox', async unit => {
    const rows = await unit.db
      .selectFrom('understory.outbox')
      .selectAll()
      .where('purge_at', '>', new Date().toISOString())
      .where(eb => (page.before === null ? eb.lit(true) : eb('id', '<', page.before)))
      .orderBy('id', 'desc')
      .limit(page.limit)
      .execute()
    await noteEvent(unit, actor, 'outbox-read', `${rows.length} letters`)
    return rows.map(row => ({
      id: row.id,
      at: instantOf(row.at),
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      reason: row.reason,
    }))
  })
