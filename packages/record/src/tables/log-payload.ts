/** What the salted hash of an entry was taken over. Its deletion leaves the entry, which then says only that something was. */
export interface LogPayloadTable {
  index: number
  /** 32 bytes, hex. */
  salt: string
  payload: unknown
}
