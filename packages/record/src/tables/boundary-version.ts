import type { ColumnType } from 'kysely'

/** One version of the boundaries of one kind of place, in one of eight slots. */
export interface BoundaryVersionTable {
  slot: number
  kind: string
  version: string
  label: string
  valid_from: string | null
  valid_to: string | null
  repairs: ColumnType<unknown, string, string>
  saved_at: string
}
