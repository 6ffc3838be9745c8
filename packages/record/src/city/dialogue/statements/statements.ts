import { fail, ok, problem, type Result, type WorkSeries, type WorkVoting } from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { derive } from '../../derived.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { votingIn } from './read.ts'
import type { CityStatements } from './types.ts'

type Writing = <T>(
  series: string,
  doing: Doing,
  work: (unit: UnitOfWork, series: WorkSeries) => Promise<Result<T>>,
) => Promise<Result<T>>

/** Statements and votes of the dialogues of one city. */
export function cityStatements(context: CityContext): CityStatements {
  const writing: Writing = (id, doing, work) =>
    asWriter(context, doing.member.person, 'work on statements', async unit => {
      const series = await ownSeries(unit, id, doing)
      return series.ok ? work(unit, series.value) : series
    })
  return {
    voting: (series, doing) => voting(context, series, doing),
    saveVoting: (id, asked, doing) =>
      writing(id, doing, async (unit, series) => {
        const was = await votingIn(unit, id)
        if (was.version !== asked.version)
          return fail(
            problem('changed-meanwhile', `Voting is at version ${was.version}.`, {
              where: 'version',
              expected: `${was.version}, once it is read`,
            }),
          )
        const written = {
          state: asked.state,
          policy: JSON.stringify(asked.policy),
          version: was.version + 1,
          ...{ changed_by: doing.member.person, changed_at: doing.now.toISOString() },
        }
        if (was.version === 0)
          await unit.db
            .insertInto('dialogue_voting')
            .values({ series_id: id, org: orgOf(doing), text_key_hash: null, ...written })
            .execute()
        else await unit.db.updateTable('dialogue_voting').set(written).where('series_id', '=', id).execute()
        await derive(unit, 'dialogue_voting', sql`t.series_id = ${id}::uuid`)
        await event(unit, doing, 'voting-saved', `series ${id}`, {
          state: asked.state,
          version: written.version,
        })
        return after(unit, series)
      }),
    setTextKey: (id, keyHash, doing) =>
      writing(id, doing, async unit => {
        const { numUpdatedRows } = await unit.db
          .updateTable('dialogue_voting')
          .set({ text_key_hash: keyHash })
          .where('series_id', '=', id)
          .executeTakeFirst()
        if (numUpdatedRows === 0n)
          return fail(
            problem('not-found', 'Voting was never set up in this series.', {
              where: 'series',
              expected: 'to open or save voting first',
            }),
          )
        await event(unit, doing, 'text-key-set', `series ${id}`)
        return ok(null)
      }),
    addStatement: (id, asked, doing) =>
      writing(id, doing, async (unit, series) => {
        const { text, language, author, channel, translation } = asked
        const statement = uuidv7()
        await unit.db
          .insertInto('statement')
          .values({
            ...own(id, doing),
            id: statement,
            text,
            language,
            author,
            channel,
            at: doing.now.toISOString(),
          })
          .execute()
        await decide(unit, doing, { series: id, statement, decision: 'accepted', reason: null, translation })
        return after(unit, series)
      }),
    decideStatement: (id, asked, doing) =>
      writing(id, doing, async (unit, series) => {
        const there = await unit.db
          .selectFrom('statement')
          .select('id')
          .where('id', '=', asked.statement)
          .where('series_id', '=', id)
          .executeTakeFirst()
        if (!there)
          return fail(
            problem('not-found', `This series has no statement ${asked.statement}.`, { where: 'statement' }),
          )
        await decide(unit, doing, { series: id, ...asked })
        return after(unit, series)
      }),
    makeBallots: (id, { session, codeHashes }, doing) =>
      writing(id, doing, async (unit, series) => {
        if (session !== null && !series.sessions.some(one => one.id === session))
          return fail(problem('not-found', `This series has no session ${session}.`, { where: 'session' }))
        await unit.db
          .insertInto('voter')
          .values(
            codeHashes.map(code_hash => ({
              ...own(id, doing),
              ...{
                id: uuidv7(),
                session_id: session,
                channel: 'paper',
                code_hash,
                at: doing.now.toISOString(),
              },
            })),
          )
          .execute()
        await event(unit, doing, 'ballots-made', `series ${id}`, { ballots: codeHashes.length })
        return ok(null)
      }),
    typeBallot: (id, { codeHash, votes }, doing) =>
      writing(id, doing, async unit => {
        const voter = await unit.db
          .selectFrom('voter')
          .select('id')
          .where('code_hash', '=', codeHash)
          .where('series_id', '=', id)
          .executeTakeFirst()
        if (!voter)
          return fail(
            problem('not-found', 'No ballot of this series has this code.', {
              where: 'code',
              expected: 'the code printed on the ballot',
            }),
          )
        const { rows } = await sql<{ n: number }>`
          select count(distinct statement_id)::integer as n from vote where voter_id = ${voter.id}::uuid`.execute(
          unit.db,
        )
        await unit.db
          .insertInto('vote')
          .values(
            votes.map(({ id: vote, statement, vote: value }) => ({
              ...own(id, doing),
              ...{ id: vote, statement_id: statement, voter_id: voter.id, vote: value, channel: 'paper' },
              at: doing.now.toISOString(),
            })),
          )
          .onConflict(conflict => conflict.doNothing())
          .execute()
        await event(unit, doing, 'ballot-typed-in', `series ${id}`, { votes: votes.length })
        return ok({ before: Number(rows[0]?.n ?? 0) })
      }),
  }
}

const orgOf = ({ member }: Doing): string => member.organisation?.id ?? ''
const own = (series: string, doing: Doing) => ({
  series_id: series,
  org: orgOf(doing),
  compartment: voiceWall,
})
const event = (
  unit: UnitOfWork,
  { member }: Doing,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
) => recordEvent(unit, { actor: member.person, action, subject, detail })

async function after(unit: UnitOfWork, series: WorkSeries): Promise<Result<WorkVoting>> {
  if (series.state !== 'draft') await raiseChange(unit, false)
  return ok(await votingIn(unit, series.id))
}

async function decide(
  unit: UnitOfWork,
  doing: Doing,
  asked: {
    series: string
    statement: string
    decision: 'accepted' | 'declined'
    reason: string | null
    translation: string | null
  },
): Promise<void> {
  const { series, statement, decision, reason, translation } = asked
  const { rows } = await sql<{ own: number | null; last: number | null }>`
    select max(no) filter (where statement_id = ${statement}::uuid) as own, max(no) as last
    from statement_decision where series_id = ${series}::uuid`.execute(unit.db)
  // A statement keeps its number for good: it stands on ballots.
  const no = rows[0]?.own ?? (decision === 'accepted' ? Number(rows[0]?.last ?? 0) + 1 : null)
  await unit.db
    .insertInto('statement_decision')
    .values({
      ...own(series, doing),
      ...{ id: uuidv7(), statement_id: statement, decision, reason, no, translation },
      ...{ by_person: doing.member.person, at: doing.now.toISOString() },
    })
    .execute()
  await event(unit, doing, `statement-${decision}`, `statement ${statement}`, { reason })
  await derive(unit, 'statement', sql`t.id = ${statement}::uuid`)
}

/** What was sent in, as the facilitator of the series sees it; the look is written down first. */
async function voting(context: CityContext, id: string, doing: Doing): Promise<Result<WorkVoting>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await votingIn(unit, id)) : series
  })
  if (!found.ok) return found
  await noteLook(context, {
    member: doing.member,
    purpose: 'dialogue',
    subject: `statements of series ${id}`,
    fields: ['text'],
    rows: found.value.statements.length,
    agreement: {},
  })
  return found
}
