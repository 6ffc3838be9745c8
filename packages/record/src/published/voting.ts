import type {
  Bilingual,
  DeclineReason,
  ModerationLine,
  PublicStatement,
  StatementAuthor,
  VoiceChannel,
  VoteModeration,
  VoterCrowd,
  VotingState,
} from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** What is set up for voting in a series that is public. */
export interface PublicVoting {
  readonly series: string
  readonly facilitatorOrg: string
  readonly state: VotingState
  readonly policy: Bilingual
  readonly textKeyHash: string | null
  readonly waiting: number
  readonly statements: readonly Recorded<PublicStatement>[]
  readonly moderation: readonly Recorded<ModerationLine>[]
  readonly voteModeration: readonly VoteModeration[]
}
/** With the instant in place of the day, which needs the city's clock. */
export type Recorded<T extends { readonly on: string }> = Omit<T, 'on'> & { readonly at: string }

/** Votes as columns, oldest first; voters and statements by their ids. */
export interface PublicVotes {
  readonly voters: readonly string[]
  /** Whether the voter of each vote is bound by a code. */
  readonly crowds: readonly VoterCrowd[]
  readonly statements: readonly string[]
  readonly votes: readonly number[]
  /** Milliseconds since 1970, UTC. */
  readonly at: readonly number[]
  /** When voters were set aside and brought back, oldest first. */
  readonly decisions: readonly VoterDecision[]
}

/** From `at` on the votes of this voter count nowhere, or count again. */
export interface VoterDecision {
  readonly voter: string
  readonly isAside: boolean
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}
export interface KnownVoter {
  readonly id: string
  readonly series: string
  readonly channel: VoiceChannel
  readonly crowd: VoterCrowd
}

/** A code of a room, and how many voters began with it. */
export interface PublicRoomCode {
  readonly id: string
  readonly series: string
  readonly session: string | null
  readonly maxVoters: number
  readonly voters: number
  readonly endsAt: string
  readonly revoked: boolean
}

/** Voting in a series by its address; null where nothing is set up. */
export async function publicVoting({ db }: UnitOfWork, slug: string): Promise<PublicVoting | null> {
  const found = await sql<{
    series_id: string
    org: string
    state: VotingState
    policy: Bilingual
    text_key_hash: string | null
  }>`select series_id, org, state, policy, text_key_hash from public_voting where slug = ${slug}`.execute(db)
  const [row] = found.rows
  if (!row) return null
  const series = row.series_id
  const statements = await sql<Recorded<PublicStatement> & { author: StatementAuthor }>`
    select id, no, text, language, translation, author, channel, at from public_statement
    where series_id = ${series}::uuid order by no`.execute(db)
  const moderation = await sql<{
    id: string
    statement_id: string
    decision: 'accepted' | 'declined'
    reason: DeclineReason | null
    at: string
  }>`select id, statement_id, decision, reason, at from public_moderation where series_id = ${series}::uuid
    order by at desc, id desc`.execute(db)
  const voteModeration = await sql<Omit<VoteModeration, 'restores'> & { restores_id: string | null }>`
    select id, decision, reason, restores_id, voters, at from public_vote_set_aside where series_id = ${series}::uuid
    order by at desc, id desc`.execute(db)
  const waiting = await sql<{ waiting: number }>`
    select waiting from public_waiting where series_id = ${series}::uuid`.execute(db)
  return {
    series,
    facilitatorOrg: row.org,
    state: row.state,
    policy: row.policy,
    textKeyHash: row.text_key_hash,
    waiting: Number(waiting.rows[0]?.waiting ?? 0),
    statements: statements.rows.map(one => ({ ...one, no: Number(one.no), at: instantOf(one.at) })),
    moderation: moderation.rows.map(({ statement_id, ...one }) => ({
      ...one,
      statement: statement_id,
      at: instantOf(one.at),
    })),
    voteModeration: voteModeration.rows.map(({ restores_id, ...one }) => ({
      ...one,
      restores: restores_id,
      voters: Number(one.voters),
      at: instantOf(one.at),
    })),
  }
}

/** Each voter of each decision: set aside when it was made, brought back when it was undone. */
const decisionsOf = (series: string) => sql<{ voter_id: string; is_aside: boolean; at_ms: number }>`
  select m.voter_id, d.decision = 'set-aside' as is_aside, (extract(epoch from d.at) * 1000)::float8 as at_ms
  from vote_set_aside_voter m join vote_set_aside d on m.decision_id in (d.id, d.restores_id)
  where m.series_id = ${series}::uuid order by d.at, d.id`

/** Every vote of a series in the order they came, those of voters who were set aside too, and the decisions about voters. */
export async function publicVotes({ db }: UnitOfWork, series: string): Promise<PublicVotes> {
  const { rows } = await sql<{
    voter_id: string
    statement_id: string
    vote: number
    crowd: VoterCrowd
    at_ms: number
  }>`
    select v.voter_id, v.statement_id, v.vote, v.crowd, (extract(epoch from v.at) * 1000)::float8 as at_ms from public_vote v
    where v.series_id = ${series}::uuid order by v.at, v.id`.execute(db)
  const decisions = await decisionsOf(series).execute(db)
  return {
    voters: rows.map(one => one.voter_id),
    crowds: rows.map(one => one.crowd),
    statements: rows.map(one => one.statement_id),
    votes: rows.map(one => Number(one.vote)),
    at: rows.map(one => Math.floor(Number(one.at_ms))),
    decisions: decisions.rows.map(one => ({
      voter: one.voter_id,
      isAside: one.is_aside,
      at: Math.floor(Number(one.at_ms)),
    })),
  }
}

/** How many votes and decisions about voters `publicVotes` has. */
export async function voteCount({ db }: UnitOfWork, series: string): Promise<number> {
  const { rows } = await sql<{ n: string | number }>`
    select (select count(*) from public_vote where series_id = ${series}::uuid)
      + (select count(*) from vote_set_aside_voter m join vote_set_aside d on m.decision_id in (d.id, d.restores_id)
        where m.series_id = ${series}::uuid) as n`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** The voters that codes are, by the keyed hashes of the codes; a hash that is nobody's is left out. */
export async function votersOfCodes(
  { db }: UnitOfWork,
  codeHashes: readonly string[],
): Promise<Map<string, KnownVoter>> {
  const { rows } = await sql<{
    code_hash: string
    id: string
    series_id: string
    channel: VoiceChannel
    crowd: VoterCrowd
  }>`
    select code_hash, id, series_id, channel,
      case when began_by in ('room-code', 'consent-card') or channel in ('paper', 'text-message') then 'code' else 'open' end as crowd
    from voter where code_hash = any (${codeHashes}::text[])`.execute(db)
  return new Map(rows.map(({ code_hash, series_id, ...row }) => [code_hash, { ...row, series: series_id }]))
}

/** How many voters began with a room code. */
export async function votersWithRoomCode({ db }: UnitOfWork, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from voter where room_code_id = ${id}::uuid`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** The room code with this keyed hash, but for how many began with it; null for none. */
export async function roomCodeOfHash(
  { db }: UnitOfWork,
  codeHash: string,
): Promise<Omit<PublicRoomCode, 'voters'> | null> {
  const { rows } = await sql<{
    id: string
    series_id: string
    session_id: string | null
    max_voters: number
    ends_at: string
    revoked_at: string | null
  }>`select id, series_id, session_id, max_voters, ends_at, revoked_at from room_code
    where code_hash = ${codeHash}`.execute(db)
  const [row] = rows
  return row
    ? {
        id: row.id,
        series: row.series_id,
        session: row.session_id,
        maxVoters: Number(row.max_voters),
        endsAt: instantOf(row.ends_at),
        revoked: row.revoked_at !== null,
      }
    : null
}
