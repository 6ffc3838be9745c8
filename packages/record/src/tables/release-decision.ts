/** How a draft was decided, once. `made_by`, `approvable` and `trace_derived` repeat the release's own, so that the table can check the rules. */
export interface ReleaseDecisionTable {
  release_id: string
  decision: string
  decided_by: string
  decided_as: string
  organisation: string | null
  decided_at: string
  why: string
  supersedes: string | null
  made_by: string
  approvable: boolean
  trace_derived: boolean
}
