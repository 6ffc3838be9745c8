import type { StepKind } from '@understory/model'
import type { ColumnType } from 'kysely'

/** A promise, by its id and the number of its address; what it is follows from its steps. */
export interface CommitmentTable {
  id: string
  no: number
  made_by: string
  org: string
  made_at: string
}

/** One step, added and never changed. */
export interface CommitmentStepTable {
  id: string
  commitment_id: string
  seq: number
  kind: StepKind
  content: ColumnType<unknown, string, never>
  by_person: string
  as_role: string
  org: string
  at: string
}

/** What shows that something was done, with its hash. */
export interface CommitmentEvidenceTable {
  id: string
  commitment_id: string
  seq: number
  kind: string
  title: string
  language: string
  day: string
  address: string | null
  media_type: string | null
  bytes: Uint8Array | null
  sha256: string
  org: string
  by_person: string
  at: string
}
