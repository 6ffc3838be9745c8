import type { Generated } from 'kysely'

/** One kind of harm in one event; codes are positions in the model's lists. Written by COPY only. */
export interface IncidentTable {
  import_no: number
  line: number
  part: number
  source_no: number
  key: string
  key_no: number | bigint
  hash: number | bigint
  event_no: number | bigint | null
  flags: number
  lon: number | null
  lat: number | null
  occurred_on: string | null
  occurred_minute: number | null
  reported_on: string | null
  victims: number
  kind: number
  weapon: number
  clearance: number
  setting: number
  compartment: Generated<number>
  /** Derived: whether anybody may read it. */
  open: Generated<boolean>
  placed_by: number
  place_1: Generated<number>
  place_2: Generated<number>
  place_3: Generated<number>
  place_4: Generated<number>
  place_5: Generated<number>
  place_6: Generated<number>
  place_7: Generated<number>
  place_8: Generated<number>
  offence: string | null
  code: string | null
  block: string | null
  detail: string | null
  superseded_by: number | null
}
