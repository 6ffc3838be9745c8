/** How a draft was decided, once. `made_by`, `approvable` and the two that say whose walls it came from repeat the release's own, so that the table can check the rules. */
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
  kept_from_police: boolean
}
