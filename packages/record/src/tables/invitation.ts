import type { Generated } from 'kysely'

/** A link that makes somebody a member, as its hash; `email` null is the first link of a house. */
export interface InvitationTable {
  id: string
  hash: string
  email: string | null
  name: string | null
  role: string
  organisation: string | null
  city: string | null
  starts_on: string
  ends_on: string | null
  why: string
  made_by: string
  made_at: string
  expires_at: string
  accepted_at: string | null
  accepted_by: string | null
  withdrawn_at: string | null
  /** Names of rules for two of which this role would give both halves to one person, separated by spaces. */
  separations: Generated<string>
  confirmed_by: string | null
  confirmed_at: string | null
  unusual_why: string | null
}
