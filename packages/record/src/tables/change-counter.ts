import type { Generated } from 'kysely'

/** One row: the number of the last change, and of the last that touched old rows. */
export interface ChangeCounterTable {
  one: Generated<boolean>
  no: number
  whole_since: number
}
