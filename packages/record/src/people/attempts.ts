import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { chooseWay } from './choose-way.ts'
import { asKeeper } from './keeper.ts'
import type { AttemptSpent, Spending } from './types.ts'

const purgeEvery = 128
const maxRows = 1_000_000

/** Milliseconds from `now` until the attempts of a key are all there again. */
const debts_ms = async ({ db }: UnitOfWork, keys: readonly string[], now: Date) => {
  // The rows are there before they are locked, and locked in one order: first attempts at the same moment wait for each other too.
  await db
    .insertInto('understory.attempt_budget')
    .values(keys.map(key => ({ key, spent_until: now.toISOString() })))
    .onConflict(same => same.column('key').doNothing())
    .execute()
  const rows = await db
    .selectFrom('understory.attempt_budget')
    .select(['key', 'spent_until'])
    .where('key', 'in', [...keys])
    .orderBy('key')
    .forUpdate()
    .execute()
  return new Map(
    rows.map(row => [row.key, Math.max(0, Date.parse(instantOf(row.spent_until)) - now.getTime())]),
  )
}

/**
 * Takes one attempt, before it is made, from every budget of the first way that has room; many at once cannot slip through. Answers what was
 * taken, or the seconds until one of the ways has room. Keys are keyed hashes.
 */
export function attemptSpender(engine: Engine) {
  let sincePurge = 0
  return async (ways: readonly (readonly Spending[])[], now: Date): Promise<AttemptSpent> => {
    if (++sincePurge >= purgeEvery) {
      sincePurge = 0
      await purgeAttempts(engine, now, maxRows)
    }
    return await asKeeper(engine, 'sign-in', 'count an attempt', async unit => {
      const keys = [...new Set(ways.flat().map(one => one.key))].sort()
      const debts = await debts_ms(unit, keys, now)
      const chosen = chooseWay(ways, debts)
      for (const { key, budget } of chosen.spent)
        await setSpent(unit, key, new Date(now.getTime() + (debts.get(key) ?? 0) + budget.refill_s * 1000))
      return chosen
    })
  }
}

const setSpent = ({ db }: UnitOfWork, key: string, until: Date) =>
  db
    .updateTable('understory.attempt_budget')
    .set({ spent_until: until.toISOString() })
    .where('key', '=', key)
    .execute()

/** Gives back the one attempt that was taken from each budget: it was no guess. */
export const refundAttempt = (engine: Engine, spent: readonly Spending[], now: Date): Promise<void> =>
  asKeeper(engine, 'sign-in', 'give an attempt back', async unit => {
    if (spent.length === 0) return
    const debts = await debts_ms(unit, spent.map(one => one.key).sort(), now)
    for (const { key, budget } of spent) {
      const debt_ms = Math.max(0, (debts.get(key) ?? 0) - budget.refill_s * 1000)
      await setSpent(unit, key, new Date(now.getTime() + debt_ms))
    }
  })

/** Removes rows that say nothing any more, and past `keep` rows those that would say nothing soonest. */
export const purgeAttempts = (engine: Engine, now: Date, keep: number): Promise<void> =>
  asKeeper(engine, 'sign-in', 'purge attempts', async ({ db }) => {
    const over = await db
      .selectFrom('understory.attempt_budget')
      .select('spent_until')
      .orderBy('spent_until', 'desc')
      .offset(keep)
      .limit(1)
      .executeTakeFirst()
    const until =
      over && instantOf(over.spent_until) > now.toISOString()
        ? instantOf(over.spent_until)
        : now.toISOString()
    await db.deleteFrom('understory.attempt_budget').where('spent_until', '<=', until).execute()
  })
