import type { ActionStatus } from '@understory/model'
import type { ColumnType, Generated } from 'kysely'

/** A version of the plan, by the last part of its address; what it says follows from its steps. */
export interface PlanVersionTable {
  id: string
  slug: string
  made_by: string
  org: string
  made_at: string
  /** Derived: whether it was published. */
  published: Generated<boolean>
}

/** A writing of its draft, or its publication; added and never changed. */
export interface PlanVersionStepTable {
  id: string
  version_id: string
  seq: number
  kind: 'written' | 'published'
  content: ColumnType<unknown, string, never>
  by_person: string
  as_role: string
  org: string
  org_name: string
  at: string
}

/** An item of the plan; its id is the same in every version. */
export interface PlanItemTable {
  id: string
  version_id: string
}

/** What an owner said of an action; added and never changed. */
export interface PlanItemUpdateTable {
  id: string
  item_id: string
  seq: number
  status: ActionStatus
  words: ColumnType<unknown, string | null, never>
  by_person: string
  as_role: string
  org: string
  org_name: string
  at: string
}
