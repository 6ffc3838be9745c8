import type { Generated } from 'kysely'

/** What one day's purge took of one class, and how many imports a legal hold kept. */
export interface PurgeTable {
  /** City-local day. */
  day: string
  class: string
  imports: Generated<number>
  rows: Generated<number>
  set_aside: Generated<number>
  held: Generated<number>
}
