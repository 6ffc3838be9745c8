import {
  fail,
  identifyingPassages,
  type NoteForm,
  ok,
  problem,
  type Result,
  type SessionNotes,
  stoppedPassages,
  type TypeNotesRequest,
  type VoiceChannel,
  type WorkNote,
} from '@understory/model'
import { sql } from 'kysely'
import { addFromTable } from '../../../desk/notes.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { knownWords, ownSession } from './own-session.ts'
import { unwantedNote } from './unwanted.ts'

interface Row {
  id: string
  table_no: number
  segment_id: string
  prompt_id: string | null
  text: string
  form: NoteForm
  dissent: boolean
  channel: VoiceChannel
  language: string
  seat: number | null
  written_at: string | Date
  released: boolean
}

/** Points that stand: not corrected by a later one and not taken back. In the order of the run of the evening, by table. */
export async function standingNotes(
  unit: UnitOfWork,
  session: string,
  known: readonly string[],
): Promise<WorkNote[]> {
  const { rows } = await sql<Row>`
    select n.id, n.table_no, n.segment_id, n.prompt_id, n.text, n.form, n.dissent, n.channel, n.language, n.seat, n.written_at,
      exists (select from released_point p where p.note_id = n.id) as released
    from table_note n
    where n.session_id = ${session}::uuid
      and not exists (select from table_note later where later.replaces = n.id)
      and not exists (select from table_note_removal r where r.note_id = n.id) and not ${unwantedNote}
    order by n.table_no, n.written_at, n.id`.execute(unit.db)
  return rows.map(row => ({
    id: row.id,
    table: Number(row.table_no),
    segment: row.segment_id,
    prompt: row.prompt_id,
    text: row.text,
    form: row.form,
    dissent: row.dissent,
    channel: row.channel,
    language: row.language,
    seat: row.seat === null ? null : Number(row.seat),
    writtenAt: instantOf(row.written_at as string),
    passages: identifyingPassages(row.text, known),
    released: row.released,
  }))
}

async function sessionNotes(
  unit: UnitOfWork,
  session: string,
  tables: number,
  known: readonly string[],
): Promise<SessionNotes> {
  const notes = await standingNotes(unit, session, known)
  const tallies = await sql<{ table_no: number; people: number }>`
    select distinct on (table_no) table_no, people from table_tally where session_id = ${session}::uuid
    order by table_no, counted_at desc, id desc`.execute(unit.db)
  const people = new Map(tallies.rows.map(one => [Number(one.table_no), Number(one.people)]))
  return {
    session,
    notes,
    tables: Array.from({ length: tables }, (_, i) => i + 1).map(table => ({
      table,
      people: people.get(table) ?? null,
      points: notes.filter(one => one.table === table).length,
    })),
  }
}

export async function notes(context: CityContext, id: string, doing: Doing): Promise<Result<SessionNotes>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { series, session } = own.value
    return ok(await sessionNotes(unit, id, session.terms.tables, await knownWords(unit, series.terms)))
  })
  if (found.ok)
    await noteLook(context, {
      member: doing.member,
      purpose: 'dialogue',
      subject: `notes of session ${id}`,
      fields: ['text'],
      rows: found.value.notes.length,
      agreement: {},
    })
  return found
}

export async function typeNotes(
  context: CityContext,
  id: string,
  asked: TypeNotesRequest,
  doing: Doing,
): Promise<Result<SessionNotes>> {
  const done = await asWriter(context, doing.member.person, 'type notes in', async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { series, session } = own.value
    const known = await knownWords(unit, series.terms)
    for (const [n, note] of asked.notes.entries()) {
      const [passage] = stoppedPassages(note.text, note.cleared, known)
      if (passage)
        return fail(
          problem('identifying-words', `“${passage.text}” may lead to a person (${passage.kind}).`, {
            where: `notes.${n}.text`,
            expected: 'the point without it, or the word that it identifies no one',
          }),
        )
    }
    const at = {
      series: series.id,
      session: session.id,
      org: doing.member.organisation?.id ?? '',
      table: asked.table,
    }
    const device = `person-${doing.member.person}`.slice(0, 40)
    await addFromTable(unit, at, { device, notes: asked.notes, removed: [], tallies: [], now: doing.now })
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'notes-typed-in',
      subject: `session ${id}`,
      detail: { table: asked.table, points: asked.notes.length },
    })
    return ok(null)
  })
  return done.ok ? notes(context, id, doing) : done
}
