/** Somebody who signs in. Only `identity_keeper` reads it. */
export interface PersonTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  two_factor_enabled: boolean | null
  created_at: string
  updated_at: string
}
