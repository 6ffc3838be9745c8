import { codeValues, fail, isUuid, ok, problem, type Result, type SettleRequest } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { ownSeries } from '../write.ts'
import { codebookIn } from './codebook.ts'

/** A named decision where coders differed. What they gave stays as it was. */
export const settle = (
  context: CityContext,
  id: string,
  round: string,
  asked: SettleRequest,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'settle a difference of coders', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const found =
      isUuid(round) && isUuid(asked.note)
        ? await unit.db
            .selectFrom('coding_round')
            .select('codebook_version')
            .where('id', '=', round)
            .where('series_id', '=', id)
            .executeTakeFirst()
        : undefined
    if (!found) return fail(problem('not-found', `This series has no round ${round}.`, { where: 'round' }))
    const given = await unit.db
      .selectFrom('coding')
      .select('codes')
      .where('round_id', '=', round)
      .where('note_id', '=', asked.note)
      .where('sealed', '=', false)
      .execute()
    const values = given.map(one => codeValues.parse(one.codes)[asked.code] ?? null)
    if (new Set(values).size < 2)
      return fail(
        problem('bad-request-body', 'Coders of this round did not differ there.', {
          where: 'note',
          expected: 'a point and a code of the list of differences',
        }),
      )
    const code = (await codebookIn(unit, id)).versions
      .find(one => one.version === found.codebook_version)
      ?.codes.find(one => one.id === asked.code)
    if (asked.value > (code?.most ?? 0))
      return fail(
        problem('bad-request-body', `${asked.code} is ${asked.value}.`, {
          where: 'value',
          expected: `0 to ${code?.most ?? 0}`,
        }),
      )
    await unit.db
      .insertInto('coding_decision')
      .values({
        ...{ id: uuidv7(), round_id: round, note_id: asked.note, code: asked.code, series_id: id },
        ...{ org: doing.member.organisation?.id ?? '', compartment: voiceWall },
        ...{ value: asked.value, why: asked.why },
        ...{ decided_by: doing.member.person, decided_at: doing.now.toISOString() },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'coding-settled',
      subject: `round ${round}`,
      detail: { code: asked.code, value: asked.value },
    })
    return ok(null)
  })
