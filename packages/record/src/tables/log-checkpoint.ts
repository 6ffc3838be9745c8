/** A checkpoint as it was signed. */
export interface LogCheckpointTable {
  size: number
  note: string
  at: string
}
