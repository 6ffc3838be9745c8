import type { GeneratedAlways } from 'kysely'

/** One step taken about a signal, a lead or a doubtful match. Added to, never changed. */
export interface FindingStepTable {
  no: GeneratedAlways<number>
  kind: number
  state: number
  compartment: number
  subject: string
  outcome: string | null
  note: string
  evidence: unknown
  by_person: string
  as_role: string
  at: string
}
