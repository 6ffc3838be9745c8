import type { Generated } from 'kysely'

interface OfSeries {
  series_id: string
  org: string
  compartment: number
}

/** Append only: codes of a series in versions. */
export interface CodebookVersionTable extends OfSeries {
  version: number
  codes: unknown
  took_part: number
  why: string
  made_by: string
  made_at: string
}

/** A sample of points that some people code apart from each other. */
export interface CodingRoundTable extends OfSeries {
  id: string
  codebook_version: number
  population: number
  seed: number
  coders: number
  made_by: string
  made_at: string
  closed_at: string | null
}

/** A point of a round; `place` is its place in the draw. */
export interface CodingUnitTable extends OfSeries {
  round_id: string
  note_id: string
  place: number
  session_id: string
}

/** Who codes in a round, and whether they are done. */
export interface CodingPartTable extends OfSeries {
  round_id: string
  coder: string
  joined_at: string
  done_at: string | null
}

/** What one coder gave one point; sealed, its coder alone reads it. */
export interface CodingTable extends OfSeries {
  round_id: string
  note_id: string
  coder: string
  codes: unknown
  sealed: boolean
  at: string
}

/** Append only: what somebody decided where coders differed. */
export interface CodingDecisionTable extends OfSeries {
  id: string
  round_id: string
  note_id: string
  code: string
  value: number
  why: string
  decided_by: string
  decided_at: string
}

/** Append only: themes in versions. */
export interface ThemeListTable extends OfSeries {
  version: number
  themes: unknown
  made_by: string
  made_at: string
}

/** Append only: head counts of slips without names, in versions. */
export interface ParticipantProfileTable extends OfSeries {
  version: number
  dimensions: unknown
  made_by: string
  made_at: string
}

/** What one person proposes to publish and another one decides about. */
export interface FindingsTable extends OfSeries {
  id: string
  version: number
  state: 'proposed' | 'checking' | 'published' | 'declined'
  content: unknown
  made_by: string
  made_at: string
  decided_by: string | null
  decided_at: string | null
  published_at: string | null
  why: string | null
  /** Derived: whether its series is public. */
  series_public: Generated<boolean>
}

/** A released point under a theme of findings. */
export interface FindingPointTable extends OfSeries {
  findings_id: string
  theme_id: string
  point_id: string
  /** Derived: whether the findings are published. */
  published: Generated<boolean>
}

/** Themes going back to those who took part. */
export interface MemberCheckTable extends OfSeries {
  id: string
  findings_id: string
  asked: number
  ends_on: string
  opened_by: string
  opened_at: string
  result: unknown
  ended_by: string | null
  ended_at: string | null
  published_by: string | null
  published_at: string | null
}

/** Append only: answers under the keyed hash of a card's code. */
export interface CheckAnswerTable extends OfSeries {
  id: string
  check_id: string
  code_hash: string
  answers: unknown
  missing: string | null
  language: string
  channel: string
  at: string
}

/** Append only and public: what whoever decides answers to a theme. */
export interface ThemeAnswerTable extends Omit<OfSeries, 'compartment'> {
  id: string
  findings_id: string
  theme_id: string
  decision: 'accepted' | 'partly' | 'declined'
  words: unknown
  commitment_id: string | null
  made_by: string
  made_at: string
}
