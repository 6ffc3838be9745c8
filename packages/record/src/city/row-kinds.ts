import type { GunReport, GunRow, IncidentRow } from '@understory/model'
import { encodeGun, gunColumns } from './encode-gun.ts'
import { encodeGunReport, reportColumns } from './encode-gun-report.ts'
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

export const gunReportKind: RowKind<GunReport> = {
  table: 'gun_report',
  columns: () => reportColumns,
  encode: encodeGunReport,
  dayOf: row => row.from,
}
