/** A way to prove who one is: a password as a scrypt hash, or a subject of the city's identity provider. */
export interface PersonAccountTable {
  id: string
  person: string
  provider_id: string
  account_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: string | null
  refresh_token_expires_at: string | null
  scope: string | null
  created_at: string
  updated_at: string
}
