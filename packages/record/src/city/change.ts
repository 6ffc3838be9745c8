import { sql } from 'kysely'
import { nextLink } from '../chain/chain.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

export interface Change {
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly why?: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** Hashes of the thing before and after, where they tell something. */
  readonly before?: string
  readonly after?: string
}

/**
 * Writes the event of a change, in the transaction that makes it, as the next link of the city's chain. The change counter is
 * locked first, as `raiseChange` does, so that no two writers wait for each other.
 */
export async function recordEvent(unit: UnitOfWork, change: Change): Promise<void> {
  await unit.session.query('select no from change_counter for update')
  await addEvent(unit, change, '')
}

/** Adds an event to a list and its chain. */
export async function addEvent(
  unit: UnitOfWork,
  { actor, action, subject, why = '', detail = {}, before, after }: Change,
  schema: '' | 'understory.',
): Promise<void> {
  const event = {
    at: new Date().toISOString(),
    actor,
    action,
    subject,
    why,
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
    before_hash: before ?? null,
    after_hash: after ?? null,
  }
  const { link, hash } = await nextLink(unit, 'event', schema, event)
  await unit.db
    .insertInto(`${schema}event`)
    .values({ ...event, detail: JSON.stringify(event.detail), link, hash })
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
