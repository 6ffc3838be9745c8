import type { Generated } from 'kysely'

interface OfSession {
  series_id: string
  session_id: string
  org: string
  compartment: number
}

/** What people are asked before anything is written down, in versions. */
export interface ConsentTextTable {
  series_id: string
  version: number
  org: string
  content: unknown
  made_by: string
  made_at: string
  /** Derived: whether its series is public. */
  series_public: Generated<boolean>
}

/** Four answers under the code of a paper card; the newest of a code count. */
export interface ConsentTable extends OfSession {
  id: string
  text_version: number
  code_hash: string
  table_no: number
  seat: number
  recorded: boolean
  notes: boolean
  quoted: boolean
  contacted: boolean
  minor: boolean
  guardian: boolean
  contact: string | null
  by_person: string
  at: string
}

/** What a device at a table may do, as a keyed hash. */
export interface TablePassTable extends OfSession {
  id: string
  table_no: number
  pass_hash: string
  ends_at: string
  made_by: string
  made_at: string
  revoked_at: string | null
}

/** One point that was said at a table. */
export interface TableNoteTable extends OfSession {
  id: string
  table_no: number
  segment_id: string
  prompt_id: string | null
  text: string
  form: 'verbatim' | 'paraphrase'
  dissent: boolean
  channel: string
  language: string
  seat: number | null
  device: string
  written_at: string
  received_at: string
  replaces: string | null
}

/** A point that was taken back at the table. */
export interface TableNoteRemovalTable extends Omit<OfSession, 'series_id'> {
  note_id: string
  at: string
}

/** How many people sit at a table; the newest counts. */
export interface TableTallyTable extends OfSession {
  id: string
  table_no: number
  people: number
  device: string
  counted_at: string
  received_at: string
}

/** Points that one person proposes to release and another one decides about. */
export interface NoteReleaseTable extends OfSession {
  id: string
  state: 'proposed' | 'released' | 'declined'
  points: unknown
  made_by: string
  made_at: string
  decided_by: string | null
  decided_at: string | null
  why: string | null
}

/** A point as everybody reads it; withdrawn, its words are gone. */
export interface ReleasedPointTable extends OfSession {
  id: string
  note_id: string
  release_id: string
  segment_id: string
  prompt_id: string | null
  text: string
  form: 'verbatim' | 'paraphrase'
  dissent: boolean
  channel: string
  language: string
  quoted: boolean
  pseudonym: string | null
  code_hash: string | null
  released_at: string
  withdrawn_at: string | null
  /** Derived: whether its series is public. */
  series_public: Generated<boolean>
  /** Derived: whether the card it stands on took it back. */
  taken_back: Generated<boolean>
}

/** A quote that was taken back by the code of a card. */
export interface QuoteWithdrawalTable extends Omit<OfSession, 'session_id'> {
  code_hash: string
  at: string
}
