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
  before_hash: string | null
  after_hash: string | null
  /** Place in the chain; null for events older than it. */
  link: number | null
  hash: string | null
}
