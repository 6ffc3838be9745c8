import type { ColumnType } from 'kysely'

/** A token of a feed or a person; only its hash. `city` null is every city. */
export interface TokenTable {
  hash: string
  role: string
  city: string | null
  label: string
  created_at: string
  expires_at: string | null
  revoked_at: string | null
  /** Of tokens of a person only: which of their roles it acts in, and for which actions. */
  id: string | null
  person: string | null
  membership: string | null
  scope: ColumnType<string[] | null, string | null | undefined, never>
}
