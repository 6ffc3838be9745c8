/** People living in an area in a year. */
export interface PopulationTable {
  slot: number
  no: number
  year: number
  count: number
}
