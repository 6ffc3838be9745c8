import type { SourceInput } from '@understory/model'

/** One ward of the Washington DC incidents; coordinates are Maryland state plane metres. */
export const dcIncidents: SourceInput = {
  name: 'dc-incidents',
  title: 'Washington DC: crime incidents 2006–2012',
  publisher: 'Metropolitan Police Department, Washington DC',
  licence: 'GPL-3 (package that redistributes it)',
  format: 'csv',
  header:
    'REPORT_DAT,SHIFT,OFFENSE,METHOD,BLOCK,DISTRICT,PSA,WARD,ANC,NEIGHBORHOOD_CLUSTER,BLOCK_GROUP,CENSUS_TRACT,VOTING_PRECINCT,CCN,XBLOCK,YBLOCK'.split(
      ',',
    ),
  key: { how: 'columns-and-ordinal', columns: ['CCN'] },
  date: { how: 'column', column: 'REPORT_DAT', layout: 'm/d/yyyy' },
  reported: { column: 'REPORT_DAT', layout: 'm/d/yyyy' },
  kind: {
    how: 'lookup',
    column: 'OFFENSE',
    words: {
      HOMICIDE: 'homicide',
      ROBBERY: 'robbery',
      ADW: 'aggravated-assault',
      'SEX ABUSE': 'rape',
      BURGLARY: 'burglary',
      THEFT: 'theft',
      'THEFT F/AUTO': 'theft',
      'STOLEN AUTO': 'auto-theft',
      ARSON: 'arson',
    },
  },
  offence: 'OFFENSE',
  code: 'METHOD',
  /** METHOD mixes weapons with degrees (1, 2), ways (SNATCH, TAGS) and offences; only what names a weapon is one. */
  weapon: {
    column: 'METHOD',
    words: {
      GUN: 'firearm',
      'CAR JACKING - GUN': 'firearm',
      KNIFE: 'knife',
      'KNIFE CUTTING INSTR': 'knife',
      CLUB: 'other',
      'BLUNT FORCE TRAUMA': 'other',
      ASPHYXIATION: 'hands',
      'OTHER ARMED': 'other',
      '1 ARMED': 'unknown',
      ARSON: 'fire',
      UNKNOWN: 'unknown',
      '*': 'none-recorded',
    },
  },
  block: ['BLOCK'],
  point: { x: 'XBLOCK', y: 'YBLOCK', crs: 'EPSG:26985' },
  transforms: ['drop-midnight:REPORT_DAT'],
  keep: ['SHIFT', 'DISTRICT', 'PSA', 'WARD', 'ANC', 'NEIGHBORHOOD_CLUSTER'],
  notes: [
    'The only date is the day of the report, always at midnight: no time of day is known.',
    'Some case numbers (CCN) repeat; the second is kept under its number with an ordinal.',
    'A METHOD that names no weapon leaves the weapon not recorded.',
  ],
}
