import type { PlanMeasureKind } from '@understory/model'
import type { ColumnType } from 'kysely'

/** What an item of the plan is measured by; its terms follow from its steps. */
export interface PlanMeasureTable {
  id: string
  item_id: string
  kind: PlanMeasureKind
  made_by: string
  org: string
  made_at: string
}

/** A writing of its terms, or a typed value; added and never changed. */
export interface PlanMeasureStepTable {
  id: string
  measure_id: string
  measure_kind: PlanMeasureKind
  seq: number
  kind: 'written' | 'value'
  content: ColumnType<unknown, string, never>
  by_person: string
  as_role: string
  org: string
  org_name: string
  at: string
}
