/** One row: the number of entries. */
export interface LogHeadTable {
  one: boolean
  size: number
}
