import type { ColumnType } from 'kysely'

/** A weekly meeting about the plan; minutes are written once, when it is closed. */
export interface PlanMeetingTable {
  id: string
  no: number
  org: string
  made_by: string
  begun_at: string
  closed_by: string | null
  closed_at: string | null
  minutes: ColumnType<unknown, string | null, string>
}

/** One note of a meeting, about a promise or about none. */
export interface PlanMeetingNoteTable {
  id: string
  meeting_id: string
  commitment_id: string | null
  text: string
  language: 'en' | 'es'
  by_person: string
  at: string
}
