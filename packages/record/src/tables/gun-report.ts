import type { Generated } from 'kysely'

/** One thing told of guns, a dealer or a sale; the kind is its position in the model's list. Written by COPY only. */
export interface GunReportTable {
  import_no: number
  line: number
  part: number
  source_no: number
  key: string
  key_no: number | bigint
  hash: number | bigint
  flags: number
  compartment: Generated<number>
  /** Derived: whether anybody may read it. */
  open: Generated<boolean>
  superseded_by: number | null
  kind: number
  from_day: string | null
  to_day: string | null
  count: number | bigint | null
  what: string | null
  place: string | null
  origin: string | null
  city: string | null
  name: string | null
  licence: string | null
  gun_key: string | null
  other_gun_key: string | null
  incident_key: string | null
  party: string | null
  transaction: string | null
}
