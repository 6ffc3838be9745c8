import type { Generated } from 'kysely'

/** Whether and by which policy a series is voted on. */
export interface DialogueVotingTable {
  series_id: string
  org: string
  state: string
  policy: unknown
  text_key_hash: string | null
  version: number
  changed_by: string
  changed_at: string
  /** Derived: whether its series is public. */
  series_public: Generated<boolean>
}

/** A statement as it was sent in. */
export interface StatementTable {
  id: string
  series_id: string
  org: string
  compartment: number
  text: string
  language: string
  author: string
  channel: string
  at: string
  /** Derived, like what follows: what the newest decision made of it, and its words once it is accepted. */
  state: Generated<'waiting' | 'accepted' | 'declined'>
  no: Generated<number | null>
  public_text: Generated<string | null>
  public_translation: Generated<string | null>
}

/** Append only: the newest decision about a statement counts. */
export interface StatementDecisionTable {
  id: string
  series_id: string
  statement_id: string
  org: string
  compartment: number
  decision: string
  reason: string | null
  no: number | null
  translation: string | null
  by_person: string
  at: string
}

/** A code that votes, as its keyed hash. */
export interface VoterTable {
  id: string
  series_id: string
  session_id: string | null
  org: string
  compartment: number
  channel: string
  code_hash: string
  at: string
  began_by: string | null
  room_code_id: string | null
  arrival_id: string | null
  /** Generated from how and where they began. */
  crowd: Generated<string>
}

/** A code that is shown in a room, as its keyed hash: so many voters may begin with it. */
export interface RoomCodeTable {
  id: string
  series_id: string
  session_id: string | null
  org: string
  compartment: number
  code_hash: string
  max_voters: number
  ends_at: string
  made_by: string
  made_at: string
  revoked_at: string | null
}

/** Append only: votes of a burst set aside, or counted again. */
export interface VoteSetAsideTable {
  id: string
  series_id: string
  org: string
  compartment: number
  decision: string
  reason: string
  restores_id: string | null
  voters: number
  by_person: string
  at: string
}

/** The voters of a decision to set votes aside. */
export interface VoteSetAsideVoterTable {
  decision_id: string
  voter_id: string
  series_id: string
  org: string
  compartment: number
}

/** Append only: the newest vote of a voter on a statement counts. */
export interface VoteTable {
  id: string
  series_id: string
  statement_id: string
  voter_id: string
  org: string
  compartment: number
  vote: number
  channel: string
  at: string
}
