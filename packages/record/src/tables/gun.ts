import type { Generated } from 'kysely'

/** One gun as one source says it; codes are positions in the model's lists. Written by COPY only. */
export interface GunTable {
  import_no: number
  line: number
  part: number
  source_no: number
  key: string
  key_no: number | bigint
  hash: number | bigint
  flags: number
  compartment: Generated<number>
  /** Derived: whether anybody may read it, but for its dealer and serial number. */
  open: Generated<boolean>
  /** Derived: its dealer, while counsel's newest decision names dealers. */
  public_dealer: Generated<string | null>
  superseded_by: number | null
  recovered_on: string | null
  recovery_state: string | null
  recovery_city: string | null
  recovery_area: string | null
  circumstance: number
  type: number
  maker: string | null
  model: string | null
  calibre: string | null
  serial: string | null
  serial_state: number
  privately_made: number
  conversion_device: number
  trace_status: number
  trace_requested_on: string | null
  trace_completed_on: string | null
  sold_on: string | null
  dealer_licence: string | null
  dealer_name: string | null
  dealer_city: string | null
  dealer_state: string | null
  time_to_crime_days: number | null
  time_to_crime_basis: number
  time_to_crime_reason: number | null
  ballistics: number
  multiple_sale: number
  reported_stolen: number
  detail: string | null
}
