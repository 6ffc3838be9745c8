/** That an owner was reminded of a promise or of an action; once a day for each duty. */
export interface PlanReminderTable {
  id: string
  commitment_id: string | null
  item_id: string | null
  duty: string
  day: string
  people: number
  at: string
}

/** That the digest of a week went out. */
export interface PlanDigestTable {
  week: string
  people: number
  at: string
}
