import type { AccessLogPage, AuditEventPage, Member } from '@understory/model'
import { memberWork } from '../engine/member-work.ts'
import type { CityContext } from './context.ts'
import { instantOf } from './import-reports.ts'

export interface AuditQuestion {
  /** The number before which the page ends; the newest when left out. */
  readonly before?: number | undefined
  readonly limit: number
}

const asAuditor = (context: CityContext, member: Member) => ({
  member,
  city: context.city.name,
  purpose: 'audit' as const,
})
const nextOf = (rows: readonly { no: number }[], limit: number): string | null =>
  rows.length > limit ? String(rows[limit - 1]?.no) : null

/** What was done in a city, newest first. Row-level security shows it to auditors; to anybody else the page is empty. */
export const auditEvents = (
  context: CityContext,
  member: Member,
  { before, limit }: AuditQuestion,
): Promise<AuditEventPage> =>
  memberWork(context.engine, asAuditor(context, member), async ({ db }) => {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .$if(before !== undefined, query => query.where('no', '<', before ?? 0))
      .orderBy('no', 'desc')
      .limit(limit + 1)
      .execute()
    return {
      events: rows.slice(0, limit).map(({ no, at, actor, action, subject, why, detail, link, hash }) => ({
        no,
        at: instantOf(at),
        actor,
        action,
        subject,
        why,
        detail: detail as Record<string, unknown>,
        link,
        hash,
      })),
      next: nextOf(rows, limit),
    }
  })

/** Who looked at what behind a wall, newest first; for auditors alone. */
export const accessLog = (
  context: CityContext,
  member: Member,
  { before, limit }: AuditQuestion,
): Promise<AccessLogPage> =>
  memberWork(context.engine, asAuditor(context, member), async ({ db }) => {
    const rows = await db
      .selectFrom('access_entry')
      .selectAll()
      .$if(before !== undefined, query => query.where('no', '<', before ?? 0))
      .orderBy('no', 'desc')
      .limit(limit + 1)
      .execute()
    return {
      entries: rows.slice(0, limit).map(row => ({
        ...row,
        at: instantOf(row.at),
        fields: row.fields as string[],
        agreement: row.agreement as Record<string, unknown>,
      })),
      next: nextOf(rows, limit),
    }
  })
