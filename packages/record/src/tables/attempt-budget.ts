/** Attempts to sign in that a key has used up; the key is a keyed hash of an account, an address, both, or a device. */
export interface AttemptBudgetTable {
  key: string
  spent_until: string
}
