/** A legal hold: what it keeps, who answers for it, why, and until when. */
export interface LegalHoldTable {
  id: string
  kind: string
  subject: string
  /** Id of the person who set it. */
  owner: string
  reason: string
  from_day: string
  until_day: string
  set_at: string
  ended_at: string | null
  ended_by: string | null
  ended_why: string | null
}
