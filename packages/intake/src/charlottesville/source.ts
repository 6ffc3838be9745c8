import type { SourceInput } from '@understory/model'

/** Gun-related reports; instants are UTC and become days and hours of Charlottesville. */
export const charlottesville: SourceInput = {
  name: 'charlottesville',
  title: 'Charlottesville: gun-related crime reports',
  publisher: 'City of Charlottesville open data, by the UVA Equity Center',
  licence: 'CC BY 4.0',
  format: 'csv',
  header: 'record_id,offense,incident_id,block_number,street_name,agency,date_reported,address,lon,lat'.split(
    ',',
  ),
  key: { how: 'columns', columns: ['record_id'] },
  date: { how: 'column', column: 'date_reported', layout: 'iso-datetime', timeZone: 'America/New_York' },
  reported: { column: 'date_reported', layout: 'iso-datetime' },
  kind: {
    how: 'lookup',
    column: 'offense',
    words: {
      'ROBBERY - ARMED': 'robbery',
      /** Shots fired with nobody hit is no shooting of a person. */
      'SHOTS FIRED/ILLEGAL HUNTING': 'other',
      'WEAPONS VIOLATIONS': 'other',
    },
  },
  offence: 'offense',
  victims: { how: 'none' },
  event: ['incident_id'],
  block: ['block_number', 'street_name'],
  point: { x: 'lon', y: 'lat', crs: 'EPSG:4326' },
  notes: [
    'The date is when the report was made.',
    'Shots fired and weapons violations are counted as other: the table does not say that anyone was hit.',
    'The table gives no number of victims; none is counted.',
  ],
}
