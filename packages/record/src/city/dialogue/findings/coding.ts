import { createHash, randomInt } from 'node:crypto'
import {
  type Code,
  type CodePointsRequest,
  type CodeValues,
  type CodingSheet,
  codeValues,
  fail,
  isUuid,
  ok,
  problem,
  type Result,
  type StartRoundRequest,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { codebookIn } from './codebook.ts'
import { codableNotes } from './workings.ts'

/** Points in the order of a draw: by the SHA-256 of seed and id, so that anybody with both draws the same. */
export const drawOrder = (ids: readonly string[], seed: number): string[] =>
  ids
    .map(id => [createHash('sha256').update(`${seed} ${id}`).digest('hex'), id] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id)

export const startRound = (
  context: CityContext,
  id: string,
  asked: StartRoundRequest,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'start a round of coding', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const [book] = (await codebookIn(unit, id)).versions
    if (!book)
      return fail(
        problem('not-ready', 'This series has no codebook.', { expected: 'a codebook with a code in use' }),
      )
    const strange = asked.sessions.find(one => !series.value.sessions.some(each => each.id === one))
    if (strange !== undefined)
      return fail(problem('not-found', `This series has no session ${strange}.`, { where: 'sessions' }))
    const closed = await unit.db
      .selectFrom('coding_round')
      .select('id')
      .where('series_id', '=', id)
      .where('coders', '>', 1)
      .where('closed_at', 'is not', null)
      .execute()
    if (asked.coders === 1 && closed.length === 0)
      return fail(
        problem('not-ready', 'Nobody knows yet how far coders agree in this series.', {
          where: 'coders',
          expected: 'at least 2 coders, until a round of two is closed',
        }),
      )
    const notes = (await codableNotes(unit, id)).filter(
      one => asked.sessions.length === 0 || asked.sessions.includes(one.session),
    )
    if (notes.length < 2)
      return fail(
        problem('not-ready', `There are ${notes.length} points to code.`, {
          where: 'sessions',
          expected: 'at least 2 points that stand',
        }),
      )
    const round = uuidv7()
    const seed = randomInt(2 ** 31 - 1)
    const own = { series_id: id, org: doing.member.organisation?.id ?? '', compartment: voiceWall }
    await unit.db
      .insertInto('coding_round')
      .values({
        ...{ ...own, id: round, codebook_version: book.version, population: notes.length, seed },
        ...{ coders: asked.coders, made_by: doing.member.person, made_at: doing.now.toISOString() },
        closed_at: null,
      })
      .execute()
    const sessionOf = new Map(notes.map(one => [one.id, one.session]))
    const drawn = drawOrder([...sessionOf.keys()], seed).slice(0, asked.points)
    await unit.db
      .insertInto('coding_unit')
      .values(
        drawn.map((note_id, place) => ({
          ...{ ...own, round_id: round, note_id, place, session_id: sessionOf.get(note_id) ?? '' },
        })),
      )
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'coding-round-started',
      subject: `round ${round}`,
      detail: { points: drawn.length, population: notes.length, coders: asked.coders },
    })
    return ok(null)
  })

interface Round {
  readonly id: string
  readonly codebook_version: number
  readonly coders: number
  readonly closed_at: unknown
}

async function roundIn(unit: UnitOfWork, series: string, id: string): Promise<Result<Round>> {
  const row = isUuid(id)
    ? await unit.db
        .selectFrom('coding_round')
        .select(['id', 'codebook_version', 'coders', 'closed_at'])
        .where('id', '=', id)
        .where('series_id', '=', series)
        .executeTakeFirst()
    : undefined
  return row ? ok(row) : fail(problem('not-found', `This series has no round ${id}.`, { where: 'round' }))
}

/** The member's place among the coders: theirs, or a free one. */
async function joined(unit: UnitOfWork, series: string, round: Round, doing: Doing): Promise<Result<null>> {
  // The round itself is locked, so that two who come at once do not share the last place.
  await sql`select id from coding_round where id = ${round.id}::uuid for update`.execute(unit.db)
  const parts = await unit.db
    .selectFrom('coding_part')
    .select('coder')
    .where('round_id', '=', round.id)
    .execute()
  if (parts.some(one => one.coder === doing.member.person)) return ok(null)
  if (parts.length >= round.coders)
    return fail(
      problem('not-allowed', `This round has its ${round.coders} coders.`, {
        where: 'round',
        expected: 'another round',
      }),
    )
  await unit.db
    .insertInto('coding_part')
    .values({
      ...{ round_id: round.id, coder: doing.member.person, series_id: series, done_at: null },
      ...{ org: doing.member.organisation?.id ?? '', compartment: voiceWall },
      joined_at: doing.now.toISOString(),
    })
    .execute()
  return ok(null)
}

const codesOf = async (unit: UnitOfWork, series: string, version: number): Promise<Code[]> =>
  (await codebookIn(unit, series)).versions
    .find(one => one.version === version)
    ?.codes.filter(one => one.state === 'in-use') ?? []

/** The points of a round with what this member gave, read as row-level security shows them: never what another one gave. */
async function sheetIn(unit: UnitOfWork, series: string, round: Round, doing: Doing): Promise<CodingSheet> {
  const { rows } = await sql<{
    note_id: string
    session_id: string
    text: string | null
    language: string | null
    dissent: boolean | null
    codes: CodeValues | null
  }>`
    select u.note_id, u.session_id, n.text, n.language, n.dissent, c.codes
    from coding_unit u left join table_note n on n.id = u.note_id
      left join coding c on c.round_id = u.round_id and c.note_id = u.note_id and c.coder = ${doing.member.person}
    where u.round_id = ${round.id}::uuid order by u.place`.execute(unit.db)
  return {
    round: round.id,
    codes: await codesOf(unit, series, round.codebook_version),
    units: rows
      .filter(one => one.text !== null)
      .map(one => ({
        ...{ note: one.note_id, session: one.session_id, text: one.text ?? '' },
        ...{ language: one.language ?? 'en', dissent: one.dissent ?? false },
        own: one.codes === null ? null : codeValues.parse(one.codes),
      })),
  }
}

/** Takes a place among the coders. */
export async function join(
  context: CityContext,
  id: string,
  round: string,
  doing: Doing,
): Promise<Result<CodingSheet>> {
  const placed = await asWriter(context, doing.member.person, 'code in a round', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await roundIn(unit, id, round)
    return found.ok ? joined(unit, id, found.value, doing) : found
  })
  return placed.ok ? sheet(context, id, round, doing) : placed
}

export async function sheet(
  context: CityContext,
  id: string,
  round: string,
  doing: Doing,
): Promise<Result<CodingSheet>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const one = await roundIn(unit, id, round)
    if (!one.ok) return one
    const part = await unit.db
      .selectFrom('coding_part')
      .select('coder')
      .where('round_id', '=', round)
      .where('coder', '=', doing.member.person)
      .executeTakeFirst()
    if (part) return ok(await sheetIn(unit, id, one.value, doing))
    return fail(
      problem('not-ready', 'You are none of the coders of this round.', {
        where: 'round',
        expected: 'a place among its coders',
      }),
    )
  })
  if (found.ok)
    await noteLook(context, {
      member: doing.member,
      purpose: 'dialogue',
      subject: `points of coding round ${round}`,
      fields: ['text'],
      rows: found.value.units.length,
      agreement: {},
    })
  return found
}

export async function code(
  context: CityContext,
  id: string,
  round: string,
  asked: CodePointsRequest,
  doing: Doing,
): Promise<Result<CodingSheet>> {
  const { person } = doing.member
  const kept = await asWriter(context, person, 'code points', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await roundIn(unit, id, round)
    if (!found.ok) return found
    const place = await joined(unit, id, found.value, doing)
    if (!place.ok) return place
    const part = await unit.db
      .selectFrom('coding_part')
      .select('done_at')
      .where('round_id', '=', round)
      .where('coder', '=', person)
      .executeTakeFirstOrThrow()
    if (part.done_at !== null)
      return fail(
        problem('release-decided', 'You said that you are done: what you gave stays.', {
          where: 'round',
          expected: 'a new round',
        }),
      )
    const codes = await codesOf(unit, id, found.value.codebook_version)
    const units = new Set(
      (await unit.db.selectFrom('coding_unit').select('note_id').where('round_id', '=', round).execute()).map(
        one => one.note_id,
      ),
    )
    // Given twice in one go, the later one counts.
    const rows = new Map<string, CodeValues>()
    for (const [n, { note, values }] of asked.codings.entries()) {
      if (!units.has(note))
        return fail(problem('not-found', `This round has no point ${note}.`, { where: `codings.${n}.note` }))
      const given = checked(values, codes)
      if (!given.ok) return fail({ ...given.problem, where: `codings.${n}.values` })
      rows.set(note, given.value)
    }
    if (rows.size > 0)
      await unit.db
        .insertInto('coding')
        .values(
          [...rows].map(([note_id, given]) => ({
            ...{ round_id: round, note_id, coder: person, series_id: id, sealed: true },
            ...{ org: doing.member.organisation?.id ?? '', compartment: voiceWall },
            ...{ codes: JSON.stringify(given), at: doing.now.toISOString() },
          })),
        )
        .onConflict(conflict =>
          conflict.columns(['round_id', 'note_id', 'coder']).doUpdateSet(({ ref }) => ({
            codes: ref('excluded.codes'),
            at: ref('excluded.at'),
          })),
        )
        .execute()
    return asked.done ? finish(unit, found.value, doing) : ok(null)
  })
  return kept.ok ? sheet(context, id, round, doing) : kept
}

/** Values as they are kept: every nominal code has one, 0 where it was not given. */
function checked(values: CodeValues, codes: readonly Code[]): Result<CodeValues> {
  const given: Record<string, number> = {}
  for (const one of codes) {
    const value = values[one.id] ?? (one.scale === 'nominal' ? 0 : null)
    if (value !== null && value > one.most)
      return fail(problem('bad-request-body', `${one.id} is ${value}.`, { expected: `0 to ${one.most}` }))
    if (value !== null) given[one.id] = value
  }
  const strange = Object.keys(values).find(key => !codes.some(one => one.id === key))
  if (strange === undefined) return ok(given)
  return fail(
    problem('bad-request-body', `${strange} is no code of this round.`, {
      expected: codes
        .map(one => one.id)
        .join(', ')
        .slice(0, 200),
    }),
  )
}

async function finish(unit: UnitOfWork, round: Round, doing: Doing): Promise<Result<null>> {
  const { person } = doing.member
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from coding_unit u join table_note n on n.id = u.note_id
    where u.round_id = ${round.id}::uuid and not exists (
      select from coding c where c.round_id = u.round_id and c.note_id = u.note_id and c.coder = ${person})`.execute(
    unit.db,
  )
  const left = Number(rows[0]?.left ?? 0)
  if (left > 0)
    return fail(
      problem('not-ready', `${left} points have no coding of yours.`, {
        where: 'done',
        expected: 'a coding of every point, be it that no code fits',
      }),
    )
  const at = doing.now.toISOString()
  await unit.db
    .updateTable('coding_part')
    .set({ done_at: at })
    .where('round_id', '=', round.id)
    .where('coder', '=', person)
    .execute()
  const done = await unit.db
    .selectFrom('coding_part')
    .select('coder')
    .where('round_id', '=', round.id)
    .where('done_at', 'is not', null)
    .execute()
  if (done.length === round.coders) {
    await unit.db.updateTable('coding').set({ sealed: false }).where('round_id', '=', round.id).execute()
    await unit.db.updateTable('coding_round').set({ closed_at: at }).where('id', '=', round.id).execute()
  }
  await recordEvent(unit, {
    actor: person,
    action: done.length === round.coders ? 'coding-round-closed' : 'coding-done',
    subject: `round ${round.id}`,
  })
  return ok(null)
}
