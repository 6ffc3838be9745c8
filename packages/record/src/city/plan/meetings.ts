import { createHash } from 'node:crypto'
import {
  dutyDays,
  dutyOf,
  fail,
  localDay,
  type MeetingItem,
  type MeetingList,
  type MeetingSignal,
  type Minutes,
  minutesShape,
  type NoteMeetingRequest,
  ok,
  problem,
  type Result,
  type WorkCommitment,
  type WorkMeeting,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError } from '../../engine/engine.ts'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { canonical } from '../../log/append.ts'
import type { Doing } from '../agreements/types.ts'
import { recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { instantOf } from '../import-reports.ts'
import { workCommitmentsIn } from './read.ts'
import { isNumber, noSuch } from './write.ts'

const asMember = <T>(
  context: CityContext,
  { member }: Doing,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => memberWork(context.engine, { member, city: context.city.name, purpose: 'evaluation' }, work)

async function meetingsIn({ db }: UnitOfWork) {
  const rows = await db.selectFrom('plan_meeting').selectAll().orderBy('no', 'desc').execute()
  return rows.map(row => ({
    ...{ id: row.id, no: row.no, begunAt: instantOf(row.begun_at) },
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
    minutes: row.minutes === null ? null : minutesShape.parse(row.minutes),
  }))
}
type Meeting = Awaited<ReturnType<typeof meetingsIn>>[number]

export const meetings = (context: CityContext, doing: Doing): Promise<MeetingList> =>
  asMember(context, doing, async unit => ({
    meetings: (await meetingsIn(unit)).map(({ no, begunAt, closedAt }) => ({ no, begunAt, closedAt })),
  }))

/** Begins one; the number is the next. Problem step-out-of-order while another is open. */
export async function beginMeeting(context: CityContext, doing: Doing): Promise<Result<number>> {
  const { member, now } = doing
  try {
    return await asWriter(context, member.person, 'begin a meeting', async unit => {
      await unit.session.query('select no from change_counter for update')
      const no = ((await meetingsIn(unit))[0]?.no ?? 0) + 1
      const id = uuidv7()
      await unit.db
        .insertInto('plan_meeting')
        .values({
          ...{ id, no, org: member.organisation?.id ?? '', made_by: member.person },
          ...{ begun_at: now.toISOString(), closed_by: null, closed_at: null, minutes: null },
        })
        .execute()
      await recordEvent(unit, { actor: member.person, action: 'meeting-begun', subject: `meeting ${id}` })
      return ok(no)
    })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505')
      return fail(
        problem('step-out-of-order', 'A meeting is open.', { expected: 'to close it before the next one' }),
      )
    throw error
  }
}

async function meetingIn(unit: UnitOfWork, no: string) {
  const all = await meetingsIn(unit)
  const at = isNumber(no) ? all.findIndex(one => one.no === Number(no)) : -1
  const found = all[at]
  return found
    ? ok({ found, last: all[at + 1] ?? null })
    : fail({ ...noSuch(no), detail: 'There is no such meeting.' })
}

/** What a meeting under way looks at; of one that was closed, its minutes. */
async function minutesIn(
  unit: UnitOfWork,
  context: CityContext,
  { found, last }: { readonly found: Meeting; readonly last: Meeting | null },
  signals: readonly MeetingSignal[],
  doing: Doing,
): Promise<Minutes> {
  if (found.minutes) return found.minutes
  const all = await workCommitmentsIn(unit, context.city, doing)
  const today = localDay(doing.now, context.city.timeZone)
  const spokenOf = new Set(
    last?.minutes ? [...last.minutes.fresh, ...last.minutes.looked].map(one => one.no) : [],
  )
  const isFresh = (one: WorkCommitment): boolean => (one.steps[0]?.at ?? '') >= found.begunAt
  const notes = await unit.db
    .selectFrom('plan_meeting_note as n')
    .leftJoin('commitment as c', 'c.id', 'n.commitment_id')
    .select(['c.no', 'n.text', 'n.language', 'n.at'])
    .where('n.meeting_id', '=', found.id)
    .orderBy('n.at')
    .orderBy('n.id')
    .execute()
  const item = (one: WorkCommitment): MeetingItem => {
    const duty = dutyOf(one, today)
    const { no, terms, state } = one
    return {
      ...{ no, what: terms.what, owner: terms.owner.name, due: terms.due, state, duty },
      days: duty === null ? null : dutyDays(one, duty, today),
    }
  }
  const isOver = ({ state }: WorkCommitment): boolean => state === 'declined' || state === 'delivered'
  return {
    looked: all
      .filter(one => !isFresh(one) && (dutyOf(one, today) !== null || (spokenOf.has(one.no) && !isOver(one))))
      .map(item)
      .toSorted((a, b) => (b.days ?? -1_000) - (a.days ?? -1_000) || a.no - b.no),
    signals: [...signals],
    fresh: all.filter(isFresh).map(item),
    notes: notes.map(({ no, at, text, language }) => ({
      ...{ commitment: no, text, language, at: instantOf(at) },
    })),
  }
}

const shown = async (
  unit: UnitOfWork,
  context: CityContext,
  of: { readonly found: Meeting; readonly last: Meeting | null },
  signals: readonly MeetingSignal[],
  doing: Doing,
): Promise<WorkMeeting> => ({
  ...{ no: of.found.no, begunAt: of.found.begunAt, closedAt: of.found.closedAt },
  last: of.last && { no: of.last.no, begunAt: of.last.begunAt },
  minutes: await minutesIn(unit, context, of, signals, doing),
})

export const meeting = (
  context: CityContext,
  no: string,
  signals: readonly MeetingSignal[],
  doing: Doing,
): Promise<Result<WorkMeeting>> =>
  asMember(context, doing, async unit => {
    const of = await meetingIn(unit, no)
    return of.ok ? ok(await shown(unit, context, of.value, signals, doing)) : of
  })

const closed = (no: string) =>
  fail(
    problem('step-out-of-order', `Meeting ${no} was closed.`, {
      where: 'no',
      expected: 'a meeting that is open',
    }),
  )

export const noteMeeting = (
  context: CityContext,
  no: string,
  asked: NoteMeetingRequest,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'note in a meeting', async unit => {
    const of = await meetingIn(unit, no)
    if (!of.ok) return of
    if (of.value.found.closedAt !== null) return closed(no)
    const about =
      asked.commitment === null
        ? null
        : await unit.db
            .selectFrom('commitment')
            .select('id')
            .where('no', '=', asked.commitment)
            .executeTakeFirst()
    if (about === undefined) return fail(noSuch(String(asked.commitment)))
    await unit.db
      .insertInto('plan_meeting_note')
      .values({
        ...{ id: uuidv7(), meeting_id: of.value.found.id, commitment_id: about?.id ?? null },
        ...{ text: asked.text.replaceAll('\0', ''), language: asked.language },
        ...{ by_person: doing.member.person, at: doing.now.toISOString() },
      })
      .execute()
    return ok(null)
  })

/** Closes it: the minutes are made from it, with their hash in the event. Problem step-out-of-order where it was closed. */
export const closeMeeting = (
  context: CityContext,
  no: string,
  signals: readonly MeetingSignal[],
  doing: Doing,
): Promise<Result<WorkMeeting>> =>
  asWriter(context, doing.member.person, 'close a meeting', async unit => {
    await unit.session.query('select no from change_counter for update')
    const of = await meetingIn(unit, no)
    if (!of.ok) return of
    const { found } = of.value
    if (found.closedAt !== null) return closed(no)
    const text = JSON.stringify(await minutesIn(unit, context, of.value, signals, doing))
    await unit.db
      .updateTable('plan_meeting')
      .set({ closed_by: doing.member.person, closed_at: doing.now.toISOString(), minutes: text })
      .where('id', '=', found.id)
      .execute()
    await recordEvent(unit, {
      ...{ actor: doing.member.person, action: 'meeting-closed', subject: `meeting ${found.id}` },
      after: createHash('sha256')
        .update(canonical(JSON.parse(text)))
        .digest('hex'),
    })
    const after = await meetingIn(unit, no)
    return after.ok ? ok(await shown(unit, context, after.value, signals, doing)) : after
  })
