import type { SourceInput } from '@understory/model'

/** Shooting victims; the key column was ruined by a spreadsheet, so a row is known by its content. */
export const philadelphiaShootings: SourceInput = {
  name: 'philadelphia-shootings',
  title: 'Philadelphia: shooting victims',
  publisher: 'City of Philadelphia',
  licence: 'none stated',
  format: 'csv',
  header:
    ',dc_key,race,sex,fatal,date,has_court_case,age,street_name,block_number,zip_code,council_district,police_district,neighborhood,house_district,senate_district,school_catchment,lng,lat,year'.split(
      ',',
    ),
  key: {
    how: 'content',
    why: 'dc_key was written as 2.02439E+11 by a spreadsheet: 30 values are left in 1,666 rows',
  },
  date: { how: 'column', column: 'date', layout: 'm/d/yyyy h:mm' },
  kind: { how: 'lookup', column: 'fatal', words: { FATAL: 'homicide', NONFATAL: 'shooting' } },
  offence: 'fatal',
  weapon: { column: 'fatal', words: { '*': 'firearm' } },
  block: ['block_number', 'street_name'],
  point: { x: 'lng', y: 'lat', crs: 'EPSG:4326' },
  transforms: ['destroyed-key:dc_key'],
  keep: ['police_district', 'neighborhood', 'has_court_case'],
  notes: [
    'Every row is a person shot with a firearm; the weapon is known from what the table is.',
    'The first column has no name and holds row numbers of the export; it is no part of the content.',
    'The neighbourhoods are not those of a published boundary version and are kept as text only.',
  ],
}
