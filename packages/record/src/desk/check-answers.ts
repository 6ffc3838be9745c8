import type { CheckAnswer, VoiceChannel } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { voiceWall } from './reservations.ts'

/** What somebody who took part answers to themes, under the keyed hash of their card. */
export interface GivenCheckAnswer {
  readonly check: string
  readonly series: string
  readonly org: string
  readonly codeHash: string
  readonly answers: Readonly<Record<string, CheckAnswer>>
  readonly missing: string | null
  readonly language: string
  readonly channel: VoiceChannel
  readonly now: Date
}

/** Adds an answer; answered again, the later one counts. */
export async function addCheckAnswer({ db }: UnitOfWork, given: GivenCheckAnswer): Promise<void> {
  const missing = (given.missing ?? '').replaceAll('\0', '').trim()
  await db
    .insertInto('check_answer')
    .values({
      ...{ id: uuidv7(), check_id: given.check, series_id: given.series, org: given.org },
      ...{ compartment: voiceWall, code_hash: given.codeHash, answers: JSON.stringify(given.answers) },
      ...{ missing: missing === '' ? null : missing, language: given.language, channel: given.channel },
      at: given.now.toISOString(),
    })
    .execute()
}
