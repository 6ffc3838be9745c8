import {
  type Code,
  type Codebook,
  codeShape,
  fail,
  ok,
  problem,
  type Result,
  type SaveCodebookRequest,
} from '@understory/model'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { instantOf } from '../../import-reports.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { inBoth, stopped } from './public-words.ts'

/** Versions of the codebook of a series, newest first. */
export async function codebookIn({ db }: UnitOfWork, series: string): Promise<Codebook> {
  const rows = await db
    .selectFrom('codebook_version')
    .selectAll()
    .where('series_id', '=', series)
    .orderBy('version', 'desc')
    .execute()
  return {
    series,
    versions: rows.map(row => ({
      version: row.version,
      tookPart: row.took_part,
      why: row.why,
      madeAt: instantOf(row.made_at),
      codes: codeShape.array().parse(row.codes),
    })),
  }
}

export const codebook = (context: CityContext, id: string, doing: Doing): Promise<Result<Codebook>> =>
  asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await codebookIn(unit, id)) : series
  })

export const changedVersion = (what: string, version: number) =>
  fail(
    problem('changed-meanwhile', `The ${what} is at version ${version}.`, {
      where: 'version',
      expected: `${version}, once it is read`,
    }),
  )

export const saveCodebook = (
  context: CityContext,
  id: string,
  asked: SaveCodebookRequest,
  doing: Doing,
): Promise<Result<Codebook>> =>
  asWriter(context, doing.member.person, 'write a codebook', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const [was] = (await codebookIn(unit, id)).versions
    if ((was?.version ?? 0) !== asked.version) return changedVersion('codebook', was?.version ?? 0)
    const fault = faultOf(asked.codes, was?.codes ?? [])
    if (fault) return fault
    const words = asked.codes.flatMap(({ label, definition }, n) => [
      ...inBoth(`codes.${n}.label`, label),
      ...inBoth(`codes.${n}.definition`, definition),
    ])
    const passage = await stopped(unit, series.value, words, asked.cleared)
    if (passage) return passage
    const version = asked.version + 1
    await unit.db
      .insertInto('codebook_version')
      .values({
        ...{ series_id: id, version, org: doing.member.organisation?.id ?? '', compartment: voiceWall },
        ...{ codes: JSON.stringify(asked.codes), took_part: asked.tookPart, why: asked.why },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'codebook-saved',
      subject: `series ${id}`,
      detail: { version, codes: asked.codes.length, tookPart: asked.tookPart },
    })
    return ok(await codebookIn(unit, id))
  })

/** What is wrong with codes that follow on others; null for nothing. */
function faultOf(codes: readonly Code[], before: readonly Code[]) {
  const wrong = (n: number, field: string, detail: string, expected: string) =>
    fail(problem('bad-request-body', detail, { where: `codes.${n}.${field}`, expected }))
  const byId = new Map(codes.map(one => [one.id, one]))
  for (const [n, code] of codes.entries()) {
    if (codes.findIndex(one => one.id === code.id) !== n)
      return wrong(n, 'id', `The code ${code.id} is there twice.`, 'an id of its own')
    const was = before.find(one => one.id === code.id)
    if (was && (was.scale !== code.scale || was.most !== code.most))
      return wrong(n, 'scale', `The code ${code.id} was ${was.scale} up to ${was.most}.`, 'a new code')
    const into = code.into === null ? null : byId.get(code.into)
    if (code.into !== null && (into?.state !== 'in-use' || into.scale !== code.scale))
      return wrong(n, 'into', `${code.into} is no ${code.scale} code in use.`, 'a code in use, of one scale')
  }
  const lost = before.find(one => !byId.has(one.id))
  if (!lost) return null
  return fail(
    problem('bad-request-body', `The code ${lost.id} is missing.`, {
      where: 'codes',
      expected: 'every code of the version before: renamed, merged or retired, and none lost',
    }),
  )
}
