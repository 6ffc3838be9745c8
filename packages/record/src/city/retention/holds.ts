import {
  type Day,
  dayNumber,
  type EndLegalHoldRequest,
  fail,
  isUuid,
  type LegalHold,
  localDay,
  ok,
  type Problem,
  problem,
  type Result,
  retentionClasses,
  type SetLegalHoldRequest,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import { recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { instantOf } from '../import-reports.ts'

/** Longest hold; one that must last longer is set again, by somebody who looks at it again. */
const mostDays = 3653

/** Every hold, newest first, and whether it holds on this day. */
export async function holdsIn(unit: UnitOfWork, today: Day): Promise<LegalHold[]> {
  const rows = await unit.db
    .selectFrom('legal_hold')
    .select(['id', 'kind', 'subject', 'owner', 'reason', 'set_at', 'ended_at', 'ended_by', 'ended_why'])
    .select([
      sql<Day>`to_char(from_day, 'YYYY-MM-DD')`.as('from'),
      sql<Day>`to_char(until_day, 'YYYY-MM-DD')`.as('until'),
    ])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as LegalHold['kind'],
    subject: row.subject,
    owner: row.owner,
    reason: row.reason,
    from: row.from,
    until: row.until,
    setAt: instantOf(row.set_at),
    endedAt: row.ended_at === null ? null : instantOf(row.ended_at),
    endedBy: row.ended_by,
    endedWhy: row.ended_why,
    holds: row.ended_at === null && row.from <= today && today <= row.until,
  }))
}

export function hold(
  context: CityContext,
  asked: SetLegalHoldRequest,
  { member, now }: Doing,
): Promise<Result<LegalHold>> {
  const today = localDay(now, context.city.timeZone)
  const { kind, subject, reason, from = today, until } = asked
  return asWriter(context, member.person, 'set a legal hold', async unit => {
    const fault = dayFault(from, until, today) ?? (await subjectFault(unit, context, kind, subject))
    if (fault) return fail(fault)
    const id = uuidv7()
    await unit.db
      .insertInto('legal_hold')
      .values({
        id,
        kind,
        subject,
        owner: member.person,
        reason,
        from_day: from,
        until_day: until,
        set_at: now.toISOString(),
        ended_at: null,
        ended_by: null,
        ended_why: null,
      })
      .execute()
    const detail = { kind, subject, from, until }
    await recordEvent(unit, {
      actor: member.person,
      action: 'legal-hold-set',
      subject: `legal hold ${id}`,
      why: reason,
      detail,
    })
    return ok(await one(unit, id, today))
  })
}

function dayFault(from: Day, until: Day, today: Day): Problem | null {
  const wrong = (where: string, expected: string) =>
    problem('bad-parameter', `A hold from ${from} until ${until} cannot be set on ${today}.`, {
      where,
      expected,
    })
  if (until < from || until < today) return wrong('until', 'a last day that is not over')
  if (dayNumber(until) - dayNumber(from) > mostDays) return wrong('until', 'at most ten years')
  return null
}

async function subjectFault(
  unit: UnitOfWork,
  { city }: CityContext,
  kind: LegalHold['kind'],
  subject: string,
): Promise<Problem | null> {
  const none = (expected: string) =>
    problem('bad-parameter', `There is no ${kind} ${JSON.stringify(subject)} here.`, {
      where: 'subject',
      expected,
    })
  if (kind === 'city') return subject === city.name ? null : none(city.name)
  if (kind === 'class')
    return (retentionClasses as readonly string[]).includes(subject)
      ? null
      : none(`one of ${retentionClasses.join(', ')}`)
  if (kind === 'source') {
    const { rows } = await unit.session.query('select name from source order by name')
    const names = rows.map(row => String(row.name))
    return names.includes(subject) ? null : none(`one of ${names.join(', ')}`)
  }
  const no = /^[1-9]\d{0,8}$/.test(subject) ? Number(subject) : 0
  const found = await unit.db.selectFrom('import').select('no').where('no', '=', no).executeTakeFirst()
  return found ? null : none('the number of an import')
}

export function release(
  context: CityContext,
  id: string,
  { why }: EndLegalHoldRequest,
  { member, now }: Doing,
): Promise<Result<LegalHold>> {
  const today = localDay(now, context.city.timeZone)
  const none = fail(problem('not-found', 'There is no such legal hold.', { where: 'id' }))
  if (!isUuid(id)) return Promise.resolve(none)
  return asWriter(context, member.person, 'end a legal hold', async unit => {
    await unit.session.query('select id from legal_hold for update')
    const there = (await holdsIn(unit, today)).find(found => found.id === id)
    if (!there) return none
    if (there.endedAt !== null)
      return fail(problem('bad-parameter', `This hold ended on ${there.endedAt}.`, { where: 'id' }))
    await endHold(unit, id, member.person, why, now)
    return ok(await one(unit, id, today))
  })
}

/** Ends the holds whose last day is over, each with its event; how many. */
export async function endLapsed(unit: UnitOfWork, today: Day, now: Date): Promise<number> {
  const lapsed = (await holdsIn(unit, today)).filter(found => found.endedAt === null && found.until < today)
  for (const { id, until } of lapsed) await endHold(unit, id, 'record', `Its last day was ${until}.`, now)
  return lapsed.length
}

async function endHold(unit: UnitOfWork, id: string, by: string, why: string, now: Date): Promise<void> {
  await unit.db
    .updateTable('legal_hold')
    .set({ ended_at: now.toISOString(), ended_by: by, ended_why: why })
    .where('id', '=', id)
    .execute()
  await recordEvent(unit, { actor: by, action: 'legal-hold-ended', subject: `legal hold ${id}`, why })
}

async function one(unit: UnitOfWork, id: string, today: Day): Promise<LegalHold> {
  const found = (await holdsIn(unit, today)).find(held => held.id === id)
  if (!found) throw new Error(`the legal hold ${id} vanished`)
  return found
}
