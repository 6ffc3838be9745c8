import type { VoiceChannel, VoterBegin } from '@understory/model'
import { type RawBuilder, sql } from 'kysely'
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
  /** How they began; left out for numbers of the text-message gateway. */
  readonly beganBy?: VoterBegin
  /** The room code they began with, and the session it is of. */
  readonly roomCode?: { readonly id: string; readonly session: string | null }
  /** A random id that open voters of one network and hour share. */
  readonly arrival?: string
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

export function insertVoters(voters: readonly NewVoter[]): RawBuilder<unknown> {
  const rows = voters.map(one => ({
    id: one.id,
    series_id: one.series,
    session_id: one.roomCode?.session ?? null,
    org: one.org,
    channel: one.channel,
    code_hash: one.codeHash,
    began_by: one.beganBy ?? null,
    room_code_id: one.roomCode?.id ?? null,
    arrival_id: one.arrival ?? null,
    at: one.now.toISOString(),
  }))
  return sql`insert into voter(id, series_id, session_id, org, compartment, channel, code_hash, began_by, room_code_id, arrival_id, at)
    select id, series_id, session_id, org, ${voiceWall}::smallint, channel, code_hash, began_by, room_code_id, arrival_id, at
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as n(id uuid, series_id uuid, session_id uuid, org uuid, channel text, code_hash text, began_by text, room_code_id uuid,
        arrival_id uuid, at timestamptz)
    on conflict do nothing`
}

/** However many, they are one value of one statement: its text is always the same, and a thousand values would each be copied and bound. */
export function insertVotes(votes: readonly CastVote[]): RawBuilder<unknown> {
  const rows = votes.map(one => ({
    ...{ id: one.id, series_id: one.series, statement_id: one.statement, voter_id: one.voter },
    ...{ org: one.org, vote: one.vote, channel: one.channel, at: one.at.toISOString() },
  }))
  return sql`insert into vote(id, series_id, statement_id, voter_id, org, compartment, vote, channel, at)
    select id, series_id, statement_id, voter_id, org, ${voiceWall}::smallint, vote, channel, at
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as n(id uuid, series_id uuid, statement_id uuid, voter_id uuid, org uuid, vote smallint, channel text, at timestamptz)
    on conflict do nothing`
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
