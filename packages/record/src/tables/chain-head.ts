/** The end of a chain of events or access entries. */
export interface ChainHeadTable {
  chain: string
  link: number
  hash: string
  earlier: number
}
