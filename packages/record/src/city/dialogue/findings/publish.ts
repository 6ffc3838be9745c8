import {
  type DecideFindingsRequest,
  type FindingsContent,
  type FindingsList,
  fail,
  findingsContentShape,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { derive } from '../../derived.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { changedVersion } from './codebook.ts'
import { findingsIn, findingsRow } from './read.ts'
import { versionIn } from './themes.ts'

export const list = (context: CityContext, id: string, doing: Doing): Promise<Result<FindingsList>> =>
  asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await findingsIn(unit, id, doing)) : series
  })

export const propose = (
  context: CityContext,
  id: string,
  asked: {
    readonly themes: number
    readonly content: FindingsContent
    readonly points: readonly { readonly theme: string; readonly point: string }[]
  },
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'propose findings', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const themes = await versionIn(unit, 'theme_list', id)
    if (themes !== asked.themes || themes === 0) return changedVersion('list of themes', themes)
    const findings = uuidv7()
    const version = (await versionIn(unit, 'findings', id)) + 1
    const own = { series_id: id, org: doing.member.organisation?.id ?? '', compartment: voiceWall }
    await unit.db
      .insertInto('findings')
      .values({
        ...{ ...own, id: findings, version, state: 'proposed', content: JSON.stringify(asked.content) },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
        ...{ decided_by: null, decided_at: null, published_at: null, why: null },
      })
      .execute()
    // A foreign key refuses a point that was not released.
    if (asked.points.length > 0)
      await unit.db
        .insertInto('finding_point')
        .values(
          asked.points.map(one => ({
            ...{ ...own, findings_id: findings, theme_id: one.theme, point_id: one.point },
          })),
        )
        .execute()
    await derive(unit, 'findings', sql`t.id = ${findings}::uuid`)
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'findings-proposed',
      subject: `findings ${findings}`,
      detail: { version, themes: asked.content.themes.length, points: asked.points.length },
    })
    return ok(await findingsIn(unit, id, doing))
  })

export const decide = (
  context: CityContext,
  id: string,
  findings: string,
  asked: DecideFindingsRequest,
  doing: Doing,
): Promise<Result<FindingsList>> =>
  asWriter(context, doing.member.person, 'decide about findings', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found = await findingsRow(unit, id, findings)
    if (!found.ok) return found
    const row = found.value
    if (!(row.state === 'proposed' || (row.state === 'checking' && asked.decision !== 'checking')))
      return fail(
        problem('release-decided', `These findings are ${row.state} already.`, { where: 'findings' }),
      )
    if (row.made_by === doing.member.person)
      return fail(
        problem('not-allowed', 'Whoever proposes findings does not decide about them.', {
          where: 'findings',
          expected: 'another person of the facilitator',
        }),
      )
    const at = doing.now.toISOString()
    await unit.db
      .updateTable('findings')
      .set({
        ...{ state: asked.decision, decided_by: doing.member.person, decided_at: at, why: asked.why },
        published_at: asked.decision === 'published' ? at : null,
      })
      .where('id', '=', findings)
      .execute()
    await derive(unit, 'finding_point', sql`t.findings_id = ${findings}::uuid`)
    if (asked.decision === 'published')
      await entered(unit, { id, findings, version: row.version }, row, doing)
    await recordEvent(unit, {
      actor: doing.member.person,
      action: `findings-${asked.decision}`,
      subject: `findings ${findings}`,
      detail: { version: row.version },
    })
    await raiseChange(unit, false)
    return ok(await findingsIn(unit, id, doing))
  })

/** Enters published findings in the public log: their counts. */
async function entered(
  unit: UnitOfWork,
  at: { id: string; findings: string; version: number },
  row: { content: unknown },
  doing: Doing,
): Promise<void> {
  const { themes, coding, codebook } = findingsContentShape.parse(row.content)
  const { rows } = await sql<{ points: number }>`
    select count(distinct point_id)::integer as points from finding_point where findings_id = ${at.findings}::uuid`.execute(
    unit.db,
  )
  await appendLogEntry(unit, {
    type: 'findings',
    id: at.findings,
    version: at.version,
    payload: {
      ...{ series: at.id, themes: themes.length, points: Number(rows[0]?.points ?? 0) },
      ...{ codebook: codebook.version, coded: coding.coded, doubly: coding.doubly },
    },
    now: doing.now,
  })
}
