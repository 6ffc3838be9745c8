import {
  fail,
  ok,
  problem,
  type RestoreReason,
  type Result,
  type SetAsideReason,
  type VoterReport,
  type WorkSeries,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { ownSeries } from '../write.ts'
import { burstsOf, countedVoters } from './bursts.ts'
import { reportIn } from './report.ts'
import type { CityVoters } from './types.ts'

export const setAside = (
  context: CityContext,
  ...[id, asked, doing]: Parameters<CityVoters['setAside']>
): Promise<Result<VoterReport>> =>
  asWriter(context, doing.member.person, 'set votes aside', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const bursts = burstsOf(await countedVoters(unit, id))
    const burst = bursts.find(one => one.id === asked.burst)
    if (!burst)
      return fail(
        problem('not-found', 'These voters do not stand out any more, or were set aside already.', {
          where: 'burst',
          expected: 'one of the bursts on the page of voters',
        }),
      )
    const decision = await decide(unit, series.value, doing, {
      decision: 'set-aside',
      reason: asked.reason,
      restores: null,
      voters: burst.voters.length,
    })
    await unit.db
      .insertInto('vote_set_aside_voter')
      .values(
        burst.voters.map(voter => ({
          decision_id: decision,
          voter_id: voter.id,
          series_id: id,
          org: doing.member.organisation?.id ?? '',
          compartment: voiceWall,
        })),
      )
      .execute()
    return ok(await reportIn(unit, id))
  })

export const restore = (
  context: CityContext,
  ...[id, asked, doing]: Parameters<CityVoters['restore']>
): Promise<Result<VoterReport>> =>
  asWriter(context, doing.member.person, 'count votes again', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const { decisions } = await reportIn(unit, id)
    const found = decisions.find(one => one.id === asked.decision && one.decision === 'set-aside')
    if (!found)
      return fail(
        problem('not-found', `This series has no decision ${asked.decision} that set votes aside.`, {
          where: 'decision',
        }),
      )
    if (decisions.some(one => one.restores === found.id))
      return fail(
        problem('changed-meanwhile', 'These votes count again already.', {
          where: 'decision',
          expected: 'a decision that was not undone',
        }),
      )
    await decide(unit, series.value, doing, {
      decision: 'restored',
      reason: asked.reason,
      restores: found.id,
      voters: found.voters,
    })
    return ok(await reportIn(unit, id))
  })

async function decide(
  unit: UnitOfWork,
  series: WorkSeries,
  { member, now }: Doing,
  asked: {
    readonly decision: 'set-aside' | 'restored'
    readonly reason: SetAsideReason | RestoreReason
    readonly restores: string | null
    readonly voters: number
  },
): Promise<string> {
  const id = uuidv7()
  await unit.db
    .insertInto('vote_set_aside')
    .values({
      id,
      series_id: series.id,
      org: member.organisation?.id ?? '',
      compartment: voiceWall,
      decision: asked.decision,
      reason: asked.reason,
      restores_id: asked.restores,
      voters: asked.voters,
      by_person: member.person,
      at: now.toISOString(),
    })
    .execute()
  await recordEvent(unit, {
    actor: member.person,
    action: `votes-${asked.decision}`,
    subject: `series ${series.id}`,
    detail: { decision: id, reason: asked.reason, voters: asked.voters },
  })
  if (series.state !== 'draft') await raiseChange(unit, false)
  return id
}
