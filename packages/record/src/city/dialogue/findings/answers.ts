import {
  type AnswerThemeRequest,
  fail,
  findingsContentShape,
  isUuid,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { seriesIn } from '../read.ts'
import { inBoth, stopped } from './public-words.ts'

/** An answer of whoever decides. They see findings as everybody does, so that only published ones are answered. */
export const answer = (
  context: CityContext,
  id: string,
  findings: string,
  asked: AnswerThemeRequest,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'answer a theme', async unit => {
    const [series] = isUuid(id) ? await seriesIn(unit, doing, id) : []
    if (!series) return fail(problem('not-found', `There is no series ${id}.`, { where: 'id' }))
    // Where the decision owner works in Understory, nobody else answers for them.
    const owner = series.terms.decisionOwner.organisationId
    if (owner !== null && owner !== (doing.member.organisation?.id ?? null))
      return fail(
        problem('not-allowed', `${series.terms.decisionOwner.name} answers this series.`, { where: 'id' }),
      )
    const row = isUuid(findings)
      ? await unit.db
          .selectFrom('findings')
          .select(['version', 'content'])
          .where('id', '=', findings)
          .where('series_id', '=', id)
          .where('state', '=', 'published')
          .executeTakeFirst()
      : undefined
    const theme = row
      ? findingsContentShape.parse(row.content).themes.find(one => one.id === asked.theme)
      : undefined
    if (!theme)
      return fail(
        problem('not-found', `No published findings ${findings.slice(0, 60)} have a theme ${asked.theme}.`, {
          where: 'theme',
        }),
      )
    const promised = asked.promise === null ? null : await promiseOf(unit, asked.promise)
    if (asked.promise !== null && !promised)
      return fail(
        problem('not-found', `The plan has no promise ${asked.promise}.`, {
          where: 'promise',
          expected: 'the number of a promise, once it is put forward',
        }),
      )
    const passage = await stopped(unit, series, inBoth('words', asked.words), asked.cleared)
    if (passage) return passage
    const answered = uuidv7()
    await unit.db
      .insertInto('theme_answer')
      .values({
        ...{ id: answered, series_id: id, findings_id: findings, theme_id: asked.theme },
        ...{ org: doing.member.organisation?.id ?? '', decision: asked.decision, commitment_id: promised },
        words: JSON.stringify(asked.words),
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
      })
      .execute()
    await appendLogEntry(unit, {
      type: 'answer',
      id: answered,
      version: 1,
      payload: {
        ...{ findings, theme: asked.theme, decision: asked.decision, words: asked.words },
        ...(promised && { commitment: promised }),
      },
      now: doing.now,
    })
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'theme-answered',
      subject: `findings ${findings}`,
      detail: { theme: asked.theme, decision: asked.decision },
    })
    await raiseChange(unit, false)
    return ok(null)
  })

async function promiseOf({ db }: UnitOfWork, no: number): Promise<string | null> {
  const row = await db.selectFrom('commitment').select('id').where('no', '=', no).executeTakeFirst()
  return row?.id ?? null
}
