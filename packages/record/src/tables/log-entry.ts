/** An entry of the public log, as the bytes that were hashed. */
export interface LogEntryTable {
  index: number
  type: string
  subject: string
  version: number
  /** Canonical JSON (RFC 8785). */
  entry: string
  at: string
}
