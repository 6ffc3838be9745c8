import type { Engine } from '../engine/engine.ts'
import { asRegistrar } from '../registry/cities.ts'

/** Keeps a checkpoint; the one of the same size that is there already stays. */
export const saveCheckpoint = (
  engine: Engine,
  { size, note, at }: { size: number; note: string; at: Date },
): Promise<void> =>
  asRegistrar(engine, 'log', 'sign a checkpoint', async ({ db }) => {
    await db
      .insertInto('understory.log_checkpoint')
      .values({ size, note, at: at.toISOString() })
      .onConflict(conflict => conflict.column('size').doNothing())
      .execute()
  })

/** Erases what an entry was about; false where there is nothing any more. The entry stays, and proves nothing of its content. */
export const erasePayload = (engine: Engine, index: number, actor: string): Promise<boolean> =>
  asRegistrar(engine, actor, 'erase a payload of the public log', async ({ db }) => {
    const gone = await db.deleteFrom('understory.log_payload').where('index', '=', index).executeTakeFirst()
    return gone.numDeletedRows > 0n
  })
