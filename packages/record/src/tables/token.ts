/** A token of a feed or a person; only its hash. `city` null is every city. */
export interface TokenTable {
  hash: string
  role: string
  city: string | null
  label: string
  created_at: string
  expires_at: string | null
  revoked_at: string | null
}
