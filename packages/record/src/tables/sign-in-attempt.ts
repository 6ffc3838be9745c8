/** Failures to sign in by account or by address; the key is a keyed hash of either. */
export interface SignInAttemptTable {
  key: string
  failures: number
  last_at: string
  closed_until: string | null
}
