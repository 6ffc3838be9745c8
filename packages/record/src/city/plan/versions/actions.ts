import {
  fail,
  isUuid,
  movesFor,
  ok,
  type PlanItemLine,
  planItemLines,
  problem,
  type Result,
  type WorkAction,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { lookThrough } from '../public-words.ts'
import { planClock, plansIn, updatesIn } from './read.ts'
import type { CityPlanVersions } from './types.ts'
import { hashOf, writerOf } from './write.ts'

/** Items of the version in force, as row-level security shows them. */
export async function itemsIn(
  unit: UnitOfWork,
  { city }: CityContext,
  { now }: Doing,
): Promise<PlanItemLine[]> {
  const [plans, updates] = [await plansIn(unit), await updatesIn(unit)]
  return planItemLines(plans, updates, planClock(city, now))
}
export async function actionsIn(unit: UnitOfWork, context: CityContext, doing: Doing): Promise<WorkAction[]> {
  const { member } = doing
  const all = (await itemsIn(unit, context, doing)).flatMap(one =>
    one.stand ? [{ ...one, stand: one.stand, own: one.owner !== null && movesFor(one.owner, member) }] : [],
  )
  const stale = (one: WorkAction) => one.stand.stale_days ?? -1
  return all.toSorted((a, b) => Number(b.own) - Number(a.own) || stale(b) - stale(a))
}

export const updateAction = (
  context: CityContext,
  item: string,
  { read, status, words, cleared }: Parameters<CityPlanVersions['update']>[1],
  doing: Doing,
): Promise<Result<WorkAction>> =>
  asWriter(context, doing.member.person, 'say how an action goes', async unit => {
    const writer = writerOf(doing.member)
    if (!writer.ok) return writer
    await unit.session.query('select no from change_counter for update')
    const find = async () => (await actionsIn(unit, context, doing)).find(one => one.id === item)
    const found = isUuid(item) ? await find() : undefined
    if (!found)
      return fail(problem('not-found', 'There is no such action in the plan in force.', { where: 'item' }))
    if (!found.own)
      return fail(
        problem('not-allowed', `This action is owned by ${found.owner?.name}.`, {
          where: 'item',
          expected: 'somebody who acts for its owner',
        }),
      )
    if (found.stand.updates !== read)
      return fail(
        problem('changed-meanwhile', `Action ${found.number} has ${found.stand.updates} updates.`, {
          where: 'read',
          expected: `${found.stand.updates}, once they are read`,
        }),
      )
    const looked = await lookThrough(unit, { words: words?.text }, cleared)
    if (!looked.ok) return looked
    const { member, now } = doing
    const seq = read + 1
    await unit.db
      .insertInto('plan_item_update')
      .values({
        ...{ id: uuidv7(), item_id: item, seq, status, words: words && JSON.stringify(words) },
        ...{ by_person: member.person, as_role: member.role, ...writer.value, at: now.toISOString() },
      })
      .execute()
    const sha256 = hashOf({ status, words })
    const event = { actor: member.person, action: 'plan-action-updated', subject: `plan item ${item}` }
    await recordEvent(unit, {
      ...event,
      detail: { seq, status, ...(looked.value > 0 && { cleared: looked.value }) },
      after: sha256,
    })
    await raiseChange(unit, false)
    const payload = { city: context.city.name, what: 'action', status, content: sha256 }
    await appendLogEntry(unit, { type: 'plan', id: item, version: seq, payload, now })
    const after = await find()
    if (!after) throw new Error(`action ${item} was just updated and is not there`)
    return ok(after)
  })
