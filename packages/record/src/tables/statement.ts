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
