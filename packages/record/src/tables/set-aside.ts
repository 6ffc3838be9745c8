import type { Generated } from 'kysely'

/** A file row that could not be used, with its raw text. */
export interface SetAsideTable {
  no: Generated<number>
  import_no: number
  source_no: number | null
  compartment: number | null
  line: number
  column_name: string | null
  reason: string
  raw: string
  resolved_by_import_no: number | null
}
