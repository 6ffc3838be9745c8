import type { FeedRow } from '../types.ts'
import { recordEvent } from './change.ts'
import { asWriter, type CityContext } from './context.ts'
import { instantOf } from './import-reports.ts'

/** Saves a scheduled pull, or changes it. */
export const saveFeed = (
  context: CityContext,
  feed: Omit<FeedRow, 'lastRunAt' | 'lastProblem'>,
  actor: string,
): Promise<void> =>
  asWriter(context, actor, 'save a feed', async unit => {
    const values = {
      name: feed.name,
      kind: feed.kind,
      url: feed.url,
      source: feed.source,
      every_minutes: feed.everyMinutes,
      state: JSON.stringify(feed.state),
    }
    await unit.db
      .insertInto('feed')
      .values({ ...values, last_run_at: null, last_problem: null })
      .onConflict(conflict => conflict.column('name').doUpdateSet(values))
      .execute()
    await recordEvent(unit, { actor, action: 'feed-saved', subject: feed.name, detail: { url: feed.url } })
  })

export const feeds = (context: CityContext): Promise<FeedRow[]> =>
  asWriter(context, 'record', 'list feeds', async ({ db }) => {
    const rows = await db.selectFrom('feed').selectAll().orderBy('name').execute()
    return rows.map(row => ({
      name: row.name,
      kind: row.kind,
      url: row.url,
      source: row.source,
      everyMinutes: row.every_minutes,
      state: row.state as Record<string, unknown>,
      lastRunAt: row.last_run_at === null ? null : instantOf(row.last_run_at),
      lastProblem: row.last_problem,
    }))
  })

/** Notes that a feed ran, where it goes on next time, and what went wrong. */
export const noteFeedRun = (
  context: CityContext,
  name: string,
  state: Readonly<Record<string, unknown>>,
  problem: string | null,
): Promise<void> =>
  asWriter(context, 'feed', 'note a feed run', async ({ db }) => {
    await db
      .updateTable('feed')
      .set({ state: JSON.stringify(state), last_run_at: new Date().toISOString(), last_problem: problem })
      .where('name', '=', name)
      .execute()
  })

/** Ends a scheduled pull; what it brought stays. */
export const removeFeed = (context: CityContext, name: string, actor: string): Promise<boolean> =>
  asWriter(context, actor, 'remove a feed', async unit => {
    const removed = await unit.db.deleteFrom('feed').where('name', '=', name).executeTakeFirst()
    if (removed.numDeletedRows === 0n) return false
    await recordEvent(unit, { actor, action: 'feed-removed', subject: name })
    return true
  })
