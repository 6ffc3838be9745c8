import type { Generated } from 'kysely'

/** Sessions on one question, with who convenes, facilitates, takes notes and decides. */
export interface DialogueSeriesTable {
  id: string
  slug: string
  state: 'draft' | 'public' | 'closed'
  facilitator_org: string
  terms: unknown
  version: number
  made_by: string
  made_at: string
  changed_at: string
  /** Derived: cards filled in, from ten on. */
  attended: Generated<number | null>
}
