/** A person in one role, from a day to a day. Ended rows stay. */
export interface MembershipTable {
  id: string
  person: string
  role: string
  organisation: string | null
  city: string | null
  starts_on: string
  ends_on: string | null
  ended_at: string | null
  why: string
  end_why: string
  made_by: string
  made_at: string
}
