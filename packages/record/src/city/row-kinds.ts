import type { GunRow, IncidentRow } from '@understory/model'
import { encodeGun, gunColumns } from './encode-gun.ts'
import { encodeIncident, incidentColumns } from './encode-incident.ts'
import type { RowKind } from './row-kind.ts'

export const incidentKind: RowKind<IncidentRow> = {
  table: 'incident',
  columns: incidentColumns,
  encode: encodeIncident,
  dayOf: row => row.occurredOn,
}

export const gunKind: RowKind<GunRow> = {
  table: 'gun',
  columns: () => gunColumns,
  encode: encodeGun,
  dayOf: row => row.recoveredOn,
}
