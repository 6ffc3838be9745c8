/** Append only: the newest answer of a judge counts. */
export interface VerdictTable {
  id: string
  commitment_id: string
  judge_hash: string
  crowd: string
  answer: string
  channel: string
  at: string
}

/** A panel drawn by lot, once for a promise. */
export interface VerdictPanelTable {
  id: string
  commitment_id: string
  series_id: string
  org: string
  compartment: number
  seed: string
  pool: number
  pool_sha256: string
  size: number
  made_by: string
  at: string
}

/** One who was drawn: a card, and a judge of this promise. */
export interface VerdictPanelMemberTable {
  panel_id: string
  place: number
  commitment_id: string
  org: string
  compartment: number
  code_hash: string
  judge_hash: string
}
