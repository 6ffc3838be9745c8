import type { ColumnType, Generated } from 'kysely'

/** A release: what it counts, how it was protected, its hash. Added to, never changed. */
export interface ReleaseTable {
  id: string
  dataset: string
  number: number
  population: string
  disclosure: string
  trace_derived: boolean
  kept_from_police: boolean
  approvable: boolean
  as_of: string
  made_by: string
  made_at: string
  why: string
  content_hash: string
  about: ColumnType<unknown, string, never>
  methods: ColumnType<unknown, string, never>
  report: ColumnType<unknown, string, never>
  earlier: ColumnType<unknown, string, never>
  /** Derived: whether it was approved. */
  approved: Generated<boolean>
}
