import { createHash } from 'node:crypto'
import { type CommitmentTerms, fail, ok, problem, type Result, type WorkPanel } from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../desk/reservations.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../log/append.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { asDialogueMember } from '../dialogue/as-member.ts'
import { seriesIn } from '../dialogue/read.ts'
import { instantOf } from '../import-reports.ts'
import { noteLook } from '../note-access.ts'
import { workCommitmentsIn } from './read.ts'
import { isNumber, noSuch } from './write.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Who is drawn: the `size` cards of the pool with the smallest SHA-256 of seed and card. Everybody with the pool can draw it again; whoever
 * cannot choose the seed cannot choose who is drawn.
 */
export const drawn = (pool: readonly string[], seed: string, size: number): string[] =>
  pool
    .map(card => ({ card, rank: sha256(`${seed}\n${card}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(one => one.card)

export const poolHash = (pool: readonly string[]): string => sha256(pool.join('\n'))

/** Cards of a series that count and agreed to be contacted, in the order of their hashes. */
async function poolIn(
  { db }: UnitOfWork,
  series: string,
): Promise<{ card: string; contact: string | null }[]> {
  const { rows } = await sql<{ card: string; contact: string | null }>`
    select code_hash as card, contact from (
      select distinct on (code_hash) code_hash, contact, contacted from consent where series_id = ${series}::uuid
      order by code_hash, at desc, id desc
    ) newest where contacted order by code_hash`.execute(db)
  return rows
}

interface PanelOf {
  readonly id: string
  readonly no: number
  readonly series: string
}

/** The promise and the series of its people, if the member's own organisation facilitates it. */
async function panelOf(
  unit: UnitOfWork,
  context: CityContext,
  no: string,
  doing: Doing,
): Promise<Result<PanelOf>> {
  const [found] = isNumber(no) ? await workCommitmentsIn(unit, context.city, doing, Number(no)) : []
  if (!found) return fail(noSuch(no))
  const series = await ownSeriesOf(unit, found.terms, doing)
  return series === null
    ? fail(
        problem('not-found', 'No series that you facilitate is named by this commitment.', {
          where: 'origin.series',
          expected: 'a commitment that comes from a dialogue you facilitate',
        }),
      )
    : ok({ id: found.id, no: found.no, series })
}
async function ownSeriesOf(
  unit: UnitOfWork,
  { origin }: CommitmentTerms,
  doing: Doing,
): Promise<string | null> {
  const all = origin.series === null ? [] : await seriesIn(unit, doing)
  return all.find(one => one.slug === origin.series && one.own)?.id ?? null
}

async function panelIn(unit: UnitOfWork, { id, no, series }: PanelOf): Promise<WorkPanel> {
  const pool = await poolIn(unit, series)
  const contacts = new Map(pool.map(one => [one.card, one.contact]))
  const row = await unit.db
    .selectFrom('verdict_panel')
    .selectAll()
    .where('commitment_id', '=', id)
    .executeTakeFirst()
  if (!row) return { no, pool: pool.length, panel: null }
  const members = await unit.db
    .selectFrom('verdict_panel_member')
    .select(['place', 'code_hash'])
    .where('panel_id', '=', row.id)
    .orderBy('place')
    .execute()
  return {
    no,
    pool: pool.length,
    panel: {
      ...{ seed: row.seed, poolSha256: row.pool_sha256, size: row.size, at: instantOf(row.at) },
      members: members.map(one => ({ place: one.place, contact: contacts.get(one.code_hash) ?? null })),
    },
  }
}

/** The panel with how to reach who was drawn; the look is written down. */
export async function readPanel(context: CityContext, no: string, doing: Doing): Promise<Result<WorkPanel>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const of = await panelOf(unit, context, no, doing)
    return of.ok ? ok(await panelIn(unit, of.value)) : of
  })
  if (found.ok && found.value.panel)
    await noteLook(context, {
      ...{ member: doing.member, purpose: 'dialogue', subject: `panel of commitment ${found.value.no}` },
      ...{ fields: ['contact'], rows: found.value.panel.members.length, agreement: {} },
    })
  return found
}

/**
 * Draws the panel of a promise, once. Its seed is made of the newest entry of the public log about the promise, whose hash is salted, and of the
 * pool: nobody chooses it. `judgeOf` gives the judge that a card is.
 */
export const callPanel = (
  context: CityContext,
  no: string,
  size: number,
  judgeOf: (commitment: string, card: string) => string,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'call a panel', async unit => {
    await unit.session.query('select no from change_counter for update')
    const of = await panelOf(unit, context, no, doing)
    if (!of.ok) return of
    const { id, series } = of.value
    if ((await panelIn(unit, of.value)).panel !== null)
      return fail(
        problem('step-out-of-order', 'The panel of this commitment was drawn.', {
          where: 'no',
          expected: 'one panel for a commitment, so that nobody draws until they like it',
        }),
      )
    const pool = (await poolIn(unit, series)).map(one => one.card)
    if (pool.length < size)
      return fail(
        problem('bad-request-body', `${pool.length} people agreed to be contacted.`, {
          where: 'size',
          expected: `10 to ${pool.length}`,
        }),
      )
    const entry = await unit.db
      .selectFrom('understory.log_entry')
      .select('entry')
      .where('subject', '=', id)
      .orderBy('index', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const pool_sha256 = poolHash(pool)
    const seed = sha256(`${entry.entry}\n${pool_sha256}`)
    const panel = uuidv7()
    const at = doing.now.toISOString()
    const org = doing.member.organisation?.id ?? ''
    const walled = { org, compartment: voiceWall, commitment_id: id }
    await unit.db
      .insertInto('verdict_panel')
      .values({
        ...{ id: panel, ...walled, series_id: series, seed, pool: pool.length, pool_sha256, size },
        ...{ made_by: doing.member.person, at },
      })
      .execute()
    await unit.db
      .insertInto('verdict_panel_member')
      .values(
        drawn(pool, seed, size).map((card, i) => ({
          ...{ ...walled, panel_id: panel, place: i + 1, code_hash: card, judge_hash: judgeOf(id, card) },
        })),
      )
      .execute()
    await recordEvent(unit, {
      ...{ actor: doing.member.person, action: 'panel-called', subject: `commitment ${id}` },
      detail: { size, pool: pool.length },
    })
    await raiseChange(unit, false)
    const payload = { city: context.city.name, commitment: id, seed, pool: pool.length, pool_sha256, size }
    await appendLogEntry(unit, { type: 'verdict', id: panel, version: 1, payload, now: doing.now })
    return ok(null)
  })
