import type { Note, Tally } from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { voiceWall } from './reservations.ts'

/** A table of a session, and whose the notes are. */
export interface TableOf {
  readonly series: string
  readonly session: string
  readonly org: string
  readonly table: number
}

/** What a device sent in one piece. */
export interface SentFromTable {
  readonly device: string
  readonly notes: readonly Note[]
  readonly removed: readonly string[]
  readonly tallies: readonly Tally[]
  readonly now: Date
}

/** Adds what a device sent; what is there already is left as it is, so that sending again adds nothing. */
export async function addFromTable({ db }: UnitOfWork, at: TableOf, sent: SentFromTable): Promise<void> {
  const received_at = sent.now.toISOString()
  const place = { series_id: at.series, session_id: at.session, org: at.org, compartment: voiceWall }
  const table_no = at.table
  if (sent.notes.length > 0)
    await db
      .insertInto('table_note')
      .values(
        sent.notes.map(note => ({
          ...{
            ...place,
            table_no,
            received_at,
            device: sent.device,
            id: note.id,
            text: note.text.replaceAll('\0', ''),
          },
          ...{ segment_id: note.segment, prompt_id: note.prompt, form: note.form, dissent: note.dissent },
          ...{ channel: note.channel, language: note.language, seat: note.seat, replaces: note.replaces },
          written_at: note.writtenAt,
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
  if (sent.removed.length > 0)
    await db
      .insertInto('table_note_removal')
      .values(
        sent.removed.map(note_id => ({
          ...{ note_id, session_id: at.session, org: at.org, compartment: voiceWall, at: received_at },
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
  if (sent.tallies.length > 0)
    await db
      .insertInto('table_tally')
      .values(
        sent.tallies.map(one => ({
          ...{ ...place, table_no, received_at, device: sent.device, id: one.id, people: one.people },
          counted_at: one.countedAt,
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

/** Takes back what stands on the code of a card, in a transaction that names the code; the second time it changes nothing. */
export async function addWithdrawal(
  { db }: UnitOfWork,
  one: { readonly codeHash: string; readonly series: string; readonly org: string; readonly now: Date },
): Promise<void> {
  await db
    .insertInto('quote_withdrawal')
    .values({
      ...{ code_hash: one.codeHash, series_id: one.series, org: one.org, compartment: voiceWall },
      at: one.now.toISOString(),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  // No condition: row-level security lets the desk reach the points of the code that the transaction names, and no other.
  await db.updateTable('released_point').set({ taken_back: true }).execute()
}
