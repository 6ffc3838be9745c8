import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

export interface Change {
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly why?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes the event of a change, in the transaction that makes it. */
export async function recordEvent({ db }: UnitOfWork, change: Change): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at: new Date().toISOString(),
      actor: change.actor,
      action: change.action,
      subject: change.subject,
      why: change.why ?? '',
      detail: JSON.stringify(change.detail ?? {}),
    })
    .execute()
}

/**
 * Raises the change counter and gives its new number; changes of one city wait for each other here.
 * `whole` says that rows seen before were touched, so that copies must be made anew.
 */
export async function raiseChange({ db }: UnitOfWork, whole: boolean): Promise<number> {
  const row = await db
    .updateTable('change_counter')
    .set({
      no: sql<number>`no + 1`,
      whole_since: whole ? sql<number>`no + 1` : sql<number>`whole_since`,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return row.no
}
