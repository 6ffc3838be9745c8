import type { GeneratedAlways } from 'kysely'

/** Counsel's decisions on whether dealers are named; the newest holds. Added to, never changed. */
export interface DealerNamingTable {
  no: GeneratedAlways<number>
  named: boolean
  why: string
  by_person: string
  as_role: string
  at: string
}
