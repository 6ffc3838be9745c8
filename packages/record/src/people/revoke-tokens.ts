import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { noteEvent } from './keeper.ts'
import { changeRight } from './rights.ts'

interface GoodToken {
  readonly hash: string
  readonly id: string | null
}

/** The tokens of a membership that are still good, locked until the transaction ends. */
export const lockTokensOf = ({ db }: UnitOfWork, membership: string): Promise<GoodToken[]> =>
  db
    .selectFrom('understory.token')
    .select(['hash', 'id'])
    .where('membership', '=', membership)
    .where('revoked_at', 'is', null)
    .orderBy('hash')
    .forUpdate()
    .execute()

/** Takes back one token of a person, with its event. */
export async function revokeToken(
  unit: UnitOfWork,
  { hash, id }: GoodToken,
  actor: string,
  at: string,
): Promise<void> {
  const revoked = await changeRight(unit, 'token', hash, () =>
    unit.db.updateTable('understory.token').set({ revoked_at: at }).where('hash', '=', hash).execute(),
  )
  await noteEvent(unit, actor, 'personal-token-revoked', id ?? '', revoked)
}
