import {
  type CheckResult,
  checkAnswers,
  checkResultShape,
  countShown,
  type EndCheckRequest,
  type FindingsList,
  fail,
  fewestShown,
  findingsContentShape,
  isUuid,
  localDay,
  type OpenCheckRequest,
  ok,
  problem,
  type Result,
  type TypeCheckAnswerRequest,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { addCheckAnswer } from '../../../desk/check-answers.ts'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { ownSeries } from '../write.ts'
import { stopped } from './public-words.ts'
import { answersIn, findingsIn, findingsRow } from './read.ts'

/** Counts of answers to each theme. Below ten people who answered none is given; of those asked as with every count of people. */
export function countAnswers(
  themes: readonly string[],
  asked: number,
  answers: readonly { readonly answers: Readonly<Record<string, string>>; readonly missing: string | null }[],
): Omit<CheckResult, 'words'> {
  const enough = answers.length >= fewestShown
  const number = (theme: string, answer: string) =>
    enough ? answers.filter(one => one.answers[theme] === answer).length : null
  return {
    asked: countShown(asked),
    answered: countShown(answers.length),
    rate: enough && asked > 0 ? Math.min(1, answers.length / asked) : null,
    themes: themes.map(theme => {
      const [yes = null, partly = null, no = null] = checkAnswers.map(one => number(theme, one))
      return { theme, yes, partly, no }
    }),
    missing: enough ? answers.filter(one => one.missing !== null).length : null,
  }
}

const closed = (detail: string) => fail(problem('release-decided', detail, { where: 'check' }))

export const openCheck = (
  context: CityContext,
  id: string,
  findings: string,
  asked: OpenCheckRequest,
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'open a check', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await findingsRow(unit, id, findings)
    if (!found.ok) return found
    if (found.value.state !== 'checking' && found.value.state !== 'published')
      return closed(`These findings are ${found.value.state}: a second person sends them to a check first.`)
    const today = localDay(doing.now, context.city.timeZone)
    if (asked.endsOn < today)
      return fail(
        problem('bad-request-body', `The check would end on ${asked.endsOn}.`, {
          where: 'endsOn',
          expected: `${today} or a later day`,
        }),
      )
    const before = await unit.db
      .selectFrom('member_check')
      .select('id')
      .where('findings_id', '=', findings)
      .executeTakeFirst()
    if (before) return closed('These findings have their check already.')
    const cards = await sql<{ cards: number }>`
      select count(distinct code_hash)::integer as cards from consent where series_id = ${id}::uuid`.execute(
      unit.db,
    )
    const check = uuidv7()
    const number = Number(cards.rows[0]?.cards ?? 0)
    await unit.db
      .insertInto('member_check')
      .values({
        ...{ id: check, findings_id: findings, series_id: id, org: doing.member.organisation?.id ?? '' },
        ...{ compartment: voiceWall, asked: number, ends_on: asked.endsOn },
        ...{ opened_by: doing.member.person, opened_at: doing.now.toISOString() },
        ...{ result: null, ended_by: null, ended_at: null, published_by: null, published_at: null },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'member-check-opened',
      subject: `check ${check}`,
      detail: { asked: number },
    })
    await raiseChange(unit, false)
    return ok(await findingsIn(unit, id, doing))
  })

async function checkRow(unit: UnitOfWork, series: string, id: string) {
  const row = isUuid(id)
    ? await unit.db
        .selectFrom('member_check')
        .selectAll()
        .where('id', '=', id)
        .where('series_id', '=', series)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  return row ? ok(row) : fail(problem('not-found', `This series has no check ${id}.`, { where: 'check' }))
}

export const typeAnswer = (
  context: CityContext,
  id: string,
  check: string,
  asked: TypeCheckAnswerRequest,
  codeHash: string,
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'type an answer to a check in', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await checkRow(unit, id, check)
    if (!found.ok) return found
    if (found.value.ended_at !== null)
      return fail(problem('check-ended', 'This check has ended.', { where: 'check' }))
    const card = await unit.db
      .selectFrom('consent')
      .select('id')
      .where('code_hash', '=', codeHash)
      .where('series_id', '=', id)
      .executeTakeFirst()
    if (!card) return fail(problem('not-found', 'No card of this series has this code.', { where: 'code' }))
    await addCheckAnswer(unit, {
      ...{ check, series: id, org: doing.member.organisation?.id ?? '', codeHash },
      ...{ answers: asked.answers, missing: asked.missing, language: asked.language },
      ...{ channel: asked.channel, now: doing.now },
    })
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'check-answer-typed-in',
      subject: `check ${check}`,
    })
    return ok(await findingsIn(unit, id, doing))
  })

export const endCheck = (
  context: CityContext,
  id: string,
  check: string,
  asked: EndCheckRequest,
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'end a check', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await checkRow(unit, id, check)
    if (!found.ok) return found
    if (found.value.published_at !== null) return closed('This check was published.')
    const words = asked.words.map(({ text }, n) => [`words.${n}.text`, text] as const)
    const passage = await stopped(unit, series.value, words, asked.cleared)
    if (passage) return passage
    const findings = await findingsRow(unit, id, found.value.findings_id)
    if (!findings.ok) return findings
    const themes = findingsContentShape.parse(findings.value.content).themes.map(one => one.id)
    const counted = countAnswers(themes, found.value.asked, await answersIn(unit, check))
    await unit.db
      .updateTable('member_check')
      .set({
        result: JSON.stringify({ ...counted, words: asked.words }),
        ...{ ended_by: doing.member.person, ended_at: doing.now.toISOString() },
      })
      .where('id', '=', check)
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'member-check-ended',
      subject: `check ${check}`,
      detail: { words: asked.words.length },
    })
    await raiseChange(unit, false)
    return ok(await findingsIn(unit, id, doing))
  })

export const publishCheck = (
  context: CityContext,
  id: string,
  check: string,
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'publish a check', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await checkRow(unit, id, check)
    if (!found.ok) return found
    const row = found.value
    if (row.published_at !== null) return closed('This check was published.')
    if (row.ended_by === null)
      return fail(
        problem('not-ready', 'This check is open still.', {
          where: 'check',
          expected: 'a check that has ended',
        }),
      )
    if (row.ended_by === doing.member.person)
      return fail(
        problem('not-allowed', 'Whoever ends a check does not publish it.', {
          where: 'check',
          expected: 'another person of the facilitator',
        }),
      )
    await unit.db
      .updateTable('member_check')
      .set({ published_by: doing.member.person, published_at: doing.now.toISOString() })
      .where('id', '=', check)
      .execute()
    const { words, ...counts } = checkResultShape.parse(row.result)
    await appendLogEntry(unit, {
      type: 'findings',
      id: check,
      version: 1,
      payload: { checkOf: row.findings_id, ...counts, words: words.length },
      now: doing.now,
    })
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'member-check-published',
      subject: `check ${check}`,
    })
    await raiseChange(unit, false)
    return ok(await findingsIn(unit, id, doing))
  })
