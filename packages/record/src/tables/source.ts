import type { ColumnType, Generated } from 'kysely'

/** A source as last saved; `definition` is the model's Source. */
export interface SourceTable {
  no: Generated<number>
  name: string
  version: number
  provenance: string
  retention: string
  compartment: Generated<number>
  definition: ColumnType<unknown, string, string>
  saved_at: string
}
