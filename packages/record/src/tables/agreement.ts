import type { ColumnType, Generated } from 'kysely'

/** One version of an agreement; `terms` is the model's AgreementTerms. Added to, never changed. */
export interface AgreementTable {
  id: string
  version: number
  tier: string
  written: string
  terms: ColumnType<unknown, string, never>
  made_by: string
  made_at: string
  why: string
  ended_on: string | null
  /** Derived: what the public register shows of it. */
  register: Generated<unknown>
  /** Derived: how small a number may be published from each of its data sets. */
  minimum_cells: Generated<unknown>
}
