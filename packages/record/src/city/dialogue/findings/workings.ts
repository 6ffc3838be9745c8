import {
  codeValues,
  ok,
  profileDimensionShape,
  type Result,
  themeShape,
  type WorkSeries,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import type { CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { codebookIn } from './codebook.ts'
import type { Settled, Workings, WorkRound } from './types.ts'

/** Points of a series that stand, but those of seats where somebody said that no notes are kept. */
export async function codableNotes({ db }: UnitOfWork, series: string): Promise<Workings['notes']> {
  const { rows } = await sql<{
    id: string
    session_id: string
    table_no: number
    seat: number | null
    text: string
  }>`
    select n.id, n.session_id, n.table_no, n.seat, n.text from table_note n
    where n.series_id = ${series}::uuid
      and not exists (select from table_note later where later.replaces = n.id)
      and not exists (select from table_note_removal r where r.note_id = n.id)
      and not exists (
        select from (
          select distinct on (code_hash) session_id, table_no, seat, notes from consent where series_id = ${series}::uuid
          order by code_hash, at desc, id desc
        ) c where c.session_id = n.session_id and c.table_no = n.table_no and c.seat = n.seat and not c.notes)
    order by n.id`.execute(db)
  return rows.map(one => ({
    id: one.id,
    session: one.session_id,
    table: Number(one.table_no),
    seat: one.seat === null ? null : Number(one.seat),
    text: one.text,
  }))
}

/** The newest decision about each point and code of the rounds of a series. */
async function settledIn({ db }: UnitOfWork, series: string): Promise<Map<string, Settled[]>> {
  const { rows } = await sql<{
    round_id: string
    note_id: string
    code: string
    value: number
    why: string
    decided_by: string
    decided_at: string
  }>`
    select distinct on (round_id, note_id, code) round_id, note_id, code, value, why, decided_by, decided_at
    from coding_decision where series_id = ${series}::uuid
    order by round_id, note_id, code, decided_at desc, id desc`.execute(db)
  const groups = Map.groupBy(rows, one => one.round_id)
  return new Map(
    [...groups].map(([round, some]) => [
      round,
      some.map(one => ({
        ...{ note: one.note_id, code: one.code, value: Number(one.value), why: one.why },
        ...{ by: one.decided_by, at: instantOf(one.decided_at) },
      })),
    ]),
  )
}

/** Rounds of a series, oldest first. Of one that is not closed row-level security shows the member their own codings; they are left out here. */
export async function roundsIn(unit: UnitOfWork, series: string, doing: Doing): Promise<WorkRound[]> {
  const { db } = unit
  const rounds = await db
    .selectFrom('coding_round')
    .selectAll()
    .where('series_id', '=', series)
    .orderBy('id')
    .execute()
  const parts = await db.selectFrom('coding_part').selectAll().where('series_id', '=', series).execute()
  const units = await db
    .selectFrom('coding_unit')
    .select(['round_id', 'note_id', 'session_id'])
    .where('series_id', '=', series)
    .orderBy('place')
    .execute()
  const codings = await db
    .selectFrom('coding')
    .select(['round_id', 'note_id', 'coder', 'codes'])
    .where('series_id', '=', series)
    .where('sealed', '=', false)
    .orderBy('coder')
    .execute()
  const settled = await settledIn(unit, series)
  const byUnit = Map.groupBy(codings, one => `${one.round_id} ${one.note_id}`)
  return rounds.map(row => {
    const here = parts.filter(one => one.round_id === row.id)
    const own = here.find(one => one.coder === doing.member.person)
    const points = units.filter(one => one.round_id === row.id)
    return {
      ...{ id: row.id, codebook: row.codebook_version, population: row.population, points: points.length },
      ...{ coders: row.coders, joined: here.length, done: here.filter(one => one.done_at !== null).length },
      part: own === undefined ? 'none' : own.done_at === null ? 'coding' : 'done',
      madeAt: instantOf(row.made_at),
      closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
      given:
        row.closed_at === null
          ? []
          : points.map(one => ({
              note: one.note_id,
              session: one.session_id,
              values: (byUnit.get(`${row.id} ${one.note_id}`) ?? []).map(each =>
                codeValues.parse(each.codes),
              ),
            })),
      settled: settled.get(row.id) ?? [],
    }
  })
}

export async function workingsIn(unit: UnitOfWork, series: WorkSeries, doing: Doing): Promise<Workings> {
  const { db } = unit
  const newest = async (table: 'theme_list' | 'participant_profile') =>
    (
      await db
        .selectFrom(table)
        .selectAll()
        .where('series_id', '=', series.id)
        .orderBy('version', 'desc')
        .limit(1)
        .execute()
    )[0]
  const themes = (await newest('theme_list')) as { version: number; themes: unknown } | undefined
  const profile = (await newest('participant_profile')) as { dimensions: unknown } | undefined
  const released = await sql<{ id: string; note_id: string }>`
    select p.id, p.note_id from released_point p where p.series_id = ${series.id}::uuid and p.withdrawn_at is null
      and not exists (select from quote_withdrawal w where w.code_hash = p.code_hash) order by p.id`.execute(
    db,
  )
  const tallies = await sql<{ session_id: string; table_no: number; people: number }>`
    select distinct on (session_id, table_no) session_id, table_no, people from table_tally
    where series_id = ${series.id}::uuid order by session_id, table_no, counted_at desc, id desc`.execute(db)
  return {
    codebook: await codebookIn(unit, series.id),
    rounds: await roundsIn(unit, series.id, doing),
    notes: await codableNotes(unit, series.id),
    themes: { version: themes?.version ?? 0, themes: themeShape.array().parse(themes?.themes ?? []) },
    released: released.rows.map(one => ({ id: one.id, note: one.note_id })),
    profile: profileDimensionShape.array().parse(profile?.dimensions ?? []),
    sessions: series.sessions.map(({ id, slug }) => ({
      id,
      slug,
      tables: tallies.rows
        .filter(one => one.session_id === id)
        .map(one => ({ table: Number(one.table_no), people: Number(one.people) })),
    })),
  }
}

export async function workings(context: CityContext, id: string, doing: Doing): Promise<Result<Workings>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await workingsIn(unit, series.value, doing)) : series
  })
  if (found.ok)
    await noteLook(context, {
      member: doing.member,
      purpose: 'dialogue',
      subject: `coding of series ${id}`,
      fields: ['text', 'codes'],
      rows: found.value.notes.length,
      agreement: {},
    })
  return found
}
