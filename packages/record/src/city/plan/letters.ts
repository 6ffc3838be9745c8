import { type Day, type Duty, dayNumber, remindAgain_days } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'

/** A promise with what is owed about it, or an action that is stale. */
export type RemindedOf = { readonly commitment: string; readonly duty: Duty } | { readonly item: string }

export interface Reminding {
  readonly items: readonly RemindedOf[]
  readonly today: Day
  readonly people: number
  readonly now: Date
}

/**
 * Takes the right to remind an owner: says of each thing whether nobody was reminded of it in the last seven days. One transaction, so that of
 * several servers on one record exactly one gets all of it.
 */
export const takeReminders = (context: CityContext, asked: Reminding): Promise<boolean[]> =>
  asWriter(context, 'record', 'remind of promises', async unit => {
    // Whoever comes second waits here, and finds the rows of the first.
    await unit.session.query('select no from change_counter for update')
    const taken: boolean[] = []
    for (const one of asked.items) taken.push(await takeOne(unit, one, asked))
    if (taken.some(Boolean)) await raiseChange(unit, false)
    return taken
  })

async function takeOne(
  unit: UnitOfWork,
  one: RemindedOf,
  { today, people, now }: Reminding,
): Promise<boolean> {
  const [duty, column, id] =
    'item' in one
      ? (['stale', 'item_id', one.item] as const)
      : ([one.duty, 'commitment_id', one.commitment] as const)
  const last = await unit.db
    .selectFrom('plan_reminder')
    .select('day')
    .where(column, '=', id)
    .where('duty', '=', duty)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && dayNumber(today) - dayNumber(last.day) < remindAgain_days) return false
  await unit.db
    .insertInto('plan_reminder')
    .values({
      ...{ id: uuidv7(), commitment_id: null, item_id: null, [column]: id },
      ...{ duty, day: today, people, at: now.toISOString() },
    })
    .execute()
  await recordEvent(unit, {
    ...(column === 'item_id'
      ? { actor: 'record', action: 'action-reminded', subject: `plan item ${id}` }
      : { actor: 'record', action: 'promise-reminded', subject: `commitment ${id}` }),
    detail: { duty, people },
  })
  return true
}

/** Takes the right to send the digest of a week: true once. */
export const takeDigest = (context: CityContext, week: Day, people: number, now: Date): Promise<boolean> =>
  asWriter(context, 'record', 'send the digest', async unit => {
    const { numInsertedOrUpdatedRows } = await unit.db
      .insertInto('plan_digest')
      .values({ week, people, at: now.toISOString() })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false
    await recordEvent(unit, {
      ...{ actor: 'record', action: 'plan-digest-sent', subject: `week ${week}`, detail: { people } },
    })
    return true
  })
