import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import { asKeeper } from './keeper.ts'
import type { BackOff } from './types.ts'

const forgottenAfter_ms = 24 * 3600 * 1000

/**
 * Counts an attempt to sign in before it is made, so that many at once cannot slip through; whoever succeeds takes it back.
 * Returns the seconds to wait, 0 when the attempt may be made. `key` is a keyed hash: no address is stored.
 */
export const countAttempt = (engine: Engine, key: string, backOff: BackOff, now: Date): Promise<number> =>
  asKeeper(engine, 'sign-in', 'count an attempt', async ({ db }) => {
    const at = now.toISOString()
    // The row is there before it is locked: first attempts at the same moment wait for each other too.
    await db
      .insertInto('understory.sign_in_attempt')
      .values({ key, failures: 0, last_at: at })
      .onConflict(same => same.column('key').doNothing())
      .execute()
    const row = await db
      .selectFrom('understory.sign_in_attempt')
      .select(['failures', 'last_at', 'closed_until'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const closedFor_ms = row.closed_until ? Date.parse(instantOf(row.closed_until)) - now.getTime() : 0
    if (closedFor_ms > 0) return Math.ceil(closedFor_ms / 1000)
    const isOld = now.getTime() - Date.parse(instantOf(row.last_at)) > forgottenAfter_ms
    const failures = isOld ? 1 : row.failures + 1
    const over = failures - backOff.free
    const close_s = over < 0 ? 0 : Math.min(backOff.most_s, backOff.first_s * 2 ** Math.min(over, 30))
    await db
      .updateTable('understory.sign_in_attempt')
      .set({
        failures,
        last_at: at,
        closed_until: close_s === 0 ? null : new Date(now.getTime() + close_s * 1000).toISOString(),
      })
      .where('key', '=', key)
      .execute()
    return 0
  })

/** Forgets the failures of a key after a whole success; with `one`, only the attempt that was counted for it. */
export const forgiveAttempts = (engine: Engine, key: string, how: 'all' | 'one'): Promise<void> =>
  asKeeper(engine, 'sign-in', 'forgive attempts', async ({ db }) => {
    if (how === 'all') {
      await db.deleteFrom('understory.sign_in_attempt').where('key', '=', key).execute()
      return
    }
    await db
      .updateTable('understory.sign_in_attempt')
      .set(eb => ({ failures: eb('failures', '-', 1), closed_until: null }))
      .where('key', '=', key)
      .where('failures', '>', 0)
      .execute()
  })
