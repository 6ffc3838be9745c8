/** Seats reserved for a session, without a name. `contact` is erased after the session. */
export interface ReservationTable {
  id: string
  series_id: string
  session_id: string
  org: string
  compartment: number
  seats: number
  language: string
  childcare: number
  interpreter: string | null
  transport: boolean
  access: string | null
  contact: string | null
  channel: string
  code_hash: string
  at: string
}

export interface ReservationCancellationTable {
  reservation_id: string
  org: string
  compartment: number
  at: string
}
