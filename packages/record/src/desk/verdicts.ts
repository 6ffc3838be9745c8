import type { VerdictAnswer, VerdictCrowd, VoiceChannel } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** An answer about a promise; the judge is a keyed hash that is of this promise alone. */
export interface GivenVerdict {
  readonly commitment: string
  readonly judgeHash: string
  readonly crowd: VerdictCrowd
  readonly answer: VerdictAnswer
  readonly channel: VoiceChannel
  readonly now: Date
}

export async function addVerdict({ db }: UnitOfWork, one: GivenVerdict): Promise<void> {
  await db
    .insertInto('verdict')
    .values({
      ...{ id: uuidv7(), commitment_id: one.commitment, judge_hash: one.judgeHash, crowd: one.crowd },
      ...{ answer: one.answer, channel: one.channel, at: one.now.toISOString() },
    })
    .execute()
}
