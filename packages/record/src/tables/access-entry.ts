import type { ColumnType, Generated } from 'kysely'

/** Who looked at what behind a wall, for which purpose. Added to, never changed. */
export interface AccessEntryTable {
  no: Generated<number>
  at: string
  person: string
  role: string
  organisation: string | null
  purpose: string
  subject: string
  fields: ColumnType<unknown, string, never>
  rows: number
  agreement: ColumnType<unknown, string, never>
  link: number
  hash: string
}
