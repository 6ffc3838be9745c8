import type { ColumnType } from 'kysely'

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
}
