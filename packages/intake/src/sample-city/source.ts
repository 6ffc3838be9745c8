import type { SourceInput } from '@understory/model'

/** The invented city's own layout. Nothing in it is real. */
export const sampleCity: SourceInput = {
  name: 'sample-city',
  title: 'The invented city: incidents',
  publisher: 'Understory (invented)',
  licence: 'CC0-1.0',
  provenance: 'invented',
  format: 'csv',
  header:
    'case_number,occurred_date,occurred_time,reported_date,offense,weapon,status,setting,victims,block,district,neighborhood,longitude,latitude'.split(
      ',',
    ),
  key: { how: 'columns-and-ordinal', columns: ['case_number'] },
  date: { how: 'column', column: 'occurred_date', layout: 'iso' },
  time: { column: 'occurred_time', layout: 'hh:mm:ss or hhmm' },
  reported: { column: 'reported_date', layout: 'iso' },
  kind: {
    how: 'lookup',
    column: 'offense',
    words: {
      HOMICIDE: 'homicide',
      SHOOTING: 'shooting',
      ROBBERY: 'robbery',
      'AGGRAVATED ASSAULT': 'aggravated-assault',
      'AGGRAVATED-ASSAULT': 'aggravated-assault',
      'COMMON ASSAULT': 'common-assault',
      'COMMON-ASSAULT': 'common-assault',
      BURGLARY: 'burglary',
      THEFT: 'theft',
      'AUTO THEFT': 'auto-theft',
      'AUTO-THEFT': 'auto-theft',
      ARSON: 'arson',
      RAPE: 'rape',
      OTHER: 'other',
    },
  },
  offence: 'offense',
  weapon: {
    column: 'weapon',
    words: {
      FIREARM: 'firearm',
      KNIFE: 'knife',
      HANDS: 'hands',
      FIRE: 'fire',
      VEHICLE: 'vehicle',
      OTHER: 'other',
      UNKNOWN: 'unknown',
    },
  },
  clearance: {
    column: 'status',
    words: {
      'CLOSED BY ARREST': 'closed-by-arrest',
      'CLOSED-BY-ARREST': 'closed-by-arrest',
      'CLOSED WITHOUT ARREST': 'closed-without-arrest',
      'CLOSED-WITHOUT-ARREST': 'closed-without-arrest',
      OPEN: 'open',
    },
  },
  setting: { column: 'setting', words: { INSIDE: 'inside', OUTSIDE: 'outside' } },
  victims: { how: 'column', column: 'victims' },
  block: ['block'],
  point: { x: 'longitude', y: 'latitude', crs: 'EPSG:4326' },
  placeNames: [
    { column: 'district', boundary: 'district:2023' },
    { column: 'neighborhood', boundary: 'neighborhood:2020' },
  ],
  transforms: ['half-address:block'],
  notes: ['Every row is invented; the truths behind it are written beside the generated files.'],
}
