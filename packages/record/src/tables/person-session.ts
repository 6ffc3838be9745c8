/** A signed-in browser. The cookie is this token, signed with the session key of the house. */
export interface PersonSessionTable {
  id: string
  person: string
  token: string
  made_by: string
  second_factor: 'totp' | 'backup-code' | 'passkey' | null
  ip_address: string | null
  user_agent: string | null
  expires_at: string
  created_at: string
  updated_at: string
}
