import type { Generated } from 'kysely'

/** One meeting of a series: where, when, for how many, and its run-sheet. */
export interface DialogueSessionTable {
  id: string
  series_id: string
  slug: string
  facilitator_org: string
  stage: 'explain' | 'shape' | 'report-back'
  state: 'planned' | 'held' | 'cancelled'
  starts_at: string
  ends_at: string
  terms: unknown
  version: number
  made_by: string
  made_at: string
  changed_at: string
  /** Derived: whether its series is public. */
  series_public: Generated<boolean>
  /** Derived: its terms without what the agenda tells the facilitator alone. */
  public_terms: Generated<unknown>
}
