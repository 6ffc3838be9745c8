import type { VoiceChannel } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { voiceWall } from './reservations.ts'

export interface NewVoter {
  readonly id: string
  readonly series: string
  /** The facilitator's organisation, whose the row is. */
  readonly org: string
  readonly channel: VoiceChannel
  readonly codeHash: string
  readonly now: Date
}

/** A vote: agree 1, disagree −1, pass 0. The id is made by whoever sends. */
export interface CastVote {
  readonly id: string
  readonly series: string
  readonly org: string
  readonly statement: string
  readonly voter: string
  readonly vote: 1 | 0 | -1
  readonly channel: VoiceChannel
  readonly at: Date
}

/** Rows of one INSERT: what a statement may bind is bounded. */
const mostRows = 1_000

export async function addVoters({ db }: UnitOfWork, voters: readonly NewVoter[]): Promise<void> {
  for (let from = 0; from < voters.length; from += mostRows)
    await db
      .insertInto('voter')
      .values(
        voters.slice(from, from + mostRows).map(one => ({
          ...{ id: one.id, series_id: one.series, session_id: null, org: one.org, compartment: voiceWall },
          ...{ channel: one.channel, code_hash: one.codeHash, at: one.now.toISOString() },
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

export async function addVotes({ db }: UnitOfWork, votes: readonly CastVote[]): Promise<number> {
  let added = 0
  for (let from = 0; from < votes.length; from += mostRows) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('vote')
      .values(
        votes.slice(from, from + mostRows).map(one => ({
          ...{ id: one.id, series_id: one.series, statement_id: one.statement, voter_id: one.voter },
          ...{
            org: one.org,
            compartment: voiceWall,
            vote: one.vote,
            channel: one.channel,
            at: one.at.toISOString(),
          },
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    added += Number(numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

export async function addStatement(
  { db }: UnitOfWork,
  one: { series: string; org: string; text: string; language: string; channel: VoiceChannel; now: Date },
): Promise<string> {
  const id = uuidv7()
  await db
    .insertInto('statement')
    .values({
      ...{
        id,
        series_id: one.series,
        org: one.org,
        compartment: voiceWall,
        text: one.text.replaceAll('\0', ''),
      },
      ...{ language: one.language, author: 'participant', channel: one.channel, at: one.now.toISOString() },
    })
    .execute()
  return id
}
