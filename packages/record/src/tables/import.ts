import type { ColumnType, Generated } from 'kysely'

/** One file that came in, and what became of it. */
export interface ImportTable {
  no: Generated<number>
  id: string
  source_no: number
  source_version: number
  provenance: string
  retention: string
  compartment: Generated<number>
  as_of: string | null
  file_name: string
  file_hash: string | null
  state: 'running' | 'complete' | 'interrupted' | 'failed'
  holder: string
  actor: string
  received_at: string
  finished_at: string | null
  change_no: number | null
  read: Generated<number>
  kept: Generated<number>
  unchanged: Generated<number>
  revised: Generated<number>
  set_aside: Generated<number>
  rows: Generated<number>
  /** Signed 64-bit, as text on the way in. */
  rows_hash: ColumnType<number | bigint, string | undefined, string>
  flagged: ColumnType<unknown, string | undefined, string>
  set_aside_reasons: ColumnType<unknown, string | undefined, string>
  first_day: string | null
  last_day: string | null
  same_as_import_no: number | null
  /** The first day on which its rows may not be there; computed when the import begins, null is never. */
  purge_on: string | null
  /** The day on which its rows went. */
  purged_on: string | null
  notes: ColumnType<unknown, string | undefined, string>
}
