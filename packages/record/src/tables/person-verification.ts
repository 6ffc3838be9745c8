/** A challenge under way: a second step, an e-mail link, a passkey. */
export interface PersonVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: string
  created_at: string
  updated_at: string
}
