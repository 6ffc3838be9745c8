import {
  type CrowdVerdict,
  fail,
  judgingOf,
  localDay,
  ok,
  problem,
  type Result,
  type ReviewRequest,
  type WorkCommitment,
} from '@understory/model'
import type { Doing } from '../agreements/types.ts'
import { asWriter, type CityContext } from '../context.ts'
import { lookThrough } from './public-words.ts'
import { workCommitmentsIn } from './read.ts'
import { addStep, readyFor } from './write.ts'

/** An independent review: by nobody of the owner's organisation, with what was seen. */
export const review = (
  context: CityContext,
  no: string,
  { read, verdict, words, cleared }: ReviewRequest,
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'review a commitment', async unit => {
    const found = await readyFor(unit, context, no, { read, kind: 'reviewed' }, doing)
    if (!found.ok) return found
    const { id, no: number, terms, own } = found.value
    if (own || doing.member.organisation?.id === terms.owner.organisationId)
      return fail(problem('not-allowed', 'Nobody reviews a promise of their own organisation.'))
    const looked = await lookThrough(unit, { reviewWords: words.text }, cleared)
    if (!looked.ok) return looked
    const step = { id, no: number, seq: read + 1, kind: 'reviewed', cleared: looked.value } as const
    await addStep(unit, context, doing, { ...step, content: { verdict, words } })
    return after(unit, context, number, doing)
  })

/** Writes down how residents judged, as everybody read it at that moment: a step, and an entry of the public log. After the last day, for good. */
export const recordTally = (
  context: CityContext,
  no: string,
  asked: { readonly read: number; readonly tally: readonly CrowdVerdict[] },
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'write a verdict down', async unit => {
    const found = await readyFor(unit, context, no, { read: asked.read, kind: 'judged' }, doing)
    if (!found.ok) return found
    const { id, no: number } = found.value
    const { timeZone } = context.city
    const { state, endsOn } = judgingOf(found.value, localDay(doing.now, timeZone), at =>
      localDay(new Date(at), timeZone),
    )
    if (state === 'not-yet')
      return fail(
        problem('step-out-of-order', 'It is judged from the day it is claimed or due.', { where: 'no' }),
      )
    const content = { tally: asked.tally }
    // Once judging is over, nothing can change these counts any more: then this is how it ended.
    const facts = { judgedUntil: endsOn, over: state === 'over' }
    await addStep(unit, context, doing, {
      id,
      no: number,
      seq: asked.read + 1,
      kind: 'judged',
      content,
      facts,
    })
    return after(unit, context, number, doing)
  })

async function after(
  unit: Parameters<typeof workCommitmentsIn>[0],
  context: CityContext,
  no: number,
  doing: Doing,
) {
  const [found] = await workCommitmentsIn(unit, context.city, doing, no)
  if (!found) throw new Error(`commitment ${no} vanished`)
  return ok(found)
}
