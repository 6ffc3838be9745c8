import type { EventRow } from '../types.ts'
import { asReader, asWriter, type CityContext } from './context.ts'
import { instantOf } from './import-reports.ts'

/** What was done in this city, newest first. */
export const events = (context: CityContext, limit = 100): Promise<EventRow[]> =>
  asWriter(context, 'record', 'read events', async ({ db }) => {
    const rows = await db.selectFrom('event').selectAll().orderBy('no', 'desc').limit(limit).execute()
    return rows.map(row => ({
      no: row.no,
      at: instantOf(row.at),
      actor: row.actor,
      action: row.action,
      subject: row.subject,
      detail: row.detail as Record<string, unknown>,
    }))
  })

export const changeNo = (context: CityContext): Promise<number> =>
  asReader(context, 'read the change number', async ({ db }) => {
    const row = await db.selectFrom('change_counter').select('no').executeTakeFirst()
    return row?.no ?? 0
  })
