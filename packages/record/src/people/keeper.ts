import type { Engine } from '../engine/engine.ts'
import { type UnitOfWork, unitOfWork } from '../engine/unit-of-work.ts'
import { registryEvent } from '../registry/cities.ts'
import type { RightChange } from './rights.ts'

/** One transaction as `identity_keeper`, the only role that sees who people are and how they prove it. */
export const asKeeper = <T>(
  engine: Engine,
  actor: string,
  purpose: string,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => unitOfWork(engine, { role: 'identity_keeper', city: null, actor, purpose }, work)

/**
 * Notes an event in the same transaction. The keeper may not touch the list of events, so the writer does it. Subjects are
 * ids, never a name or an address.
 */
export async function noteEvent(
  unit: UnitOfWork,
  actor: string,
  action: string,
  subject: string,
  more: RightChange = {},
): Promise<void> {
  await unit.session.script('set local role record_writer')
  await registryEvent(unit, actor, action, subject, more)
  await unit.session.script('set local role identity_keeper')
}
