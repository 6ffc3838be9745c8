import { addEvent } from '../city/change.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { hashRight, isOpen, readRights, rightKey, rights } from './rights.ts'

/** The migration with which events began to hold the hash of what they made. */
export const rightEventsMigration = 'understory/0022_right_events.sql'

/**
 * Writes an event for each membership, invitation and token from before events held their hashes. Once, in the transaction of that migration: at
 * any other time it would cover up a row that somebody put in.
 */
export async function noteEarlierRights(unit: UnitOfWork): Promise<void> {
  const { session } = unit
  for (const right of rights) {
    await session.script(`set local role ${right === 'token' ? 'record_writer' : 'identity_keeper'}`)
    const rows = await readRights(unit, right, 'order by 1')
    await session.script('set local role record_writer')
    for (const row of rows) {
      const key = rightKey(right, row)
      const detail = { right, key, ...(isOpen(right, row) ? { open: true } : {}) }
      const change = { actor: 'record', action: 'right-noted', subject: `${right} ${key}`, detail }
      await addEvent(unit, { ...change, after: hashRight(right, row) }, 'understory.')
    }
  }
}
