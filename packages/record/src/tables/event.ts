import type { ColumnType, Generated } from 'kysely'

/** Who did what, when and why. Added to, never changed. */
export interface EventTable {
  no: Generated<number>
  at: string
  actor: string
  action: string
  subject: string
  why: string
  detail: ColumnType<unknown, string, never>
}
