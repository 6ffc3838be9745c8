/** One file of a release with its bytes; the database refuses a hash that is not theirs. */
export interface ReleaseFileTable {
  release_id: string
  name: string
  media_type: string
  bytes: number
  sha256: string
  content: Uint8Array
  trace_derived: boolean
  kept_from_police: boolean
}
