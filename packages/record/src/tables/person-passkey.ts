/** The public half of a passkey. */
export interface PersonPasskeyTable {
  id: string
  person: string
  name: string | null
  credential_id: string
  public_key: string
  counter: number
  device_type: string
  backed_up: boolean
  transports: string | null
  aaguid: string | null
  created_at: string | null
}
