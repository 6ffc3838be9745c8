import type { GunSourceInput } from '@understory/model'

const under = { from_days: 0, to_days: 1095 }
const over = { from_days: 1095, to_days: null }

/** Crime guns of court cases in Wilmington with the dealer of the first sale, as an analyst typed them. */
export const wilmingtonGunstat: GunSourceInput = {
  about: 'guns',
  name: 'wilmington-gunstat',
  title: 'Wilmington: crime guns with their dealer (DE Gunstat)',
  publisher: 'Delaware Gunstat, as collected by Brady',
  licence: 'MIT (repository)',
  provenance: 'atf-trace',
  retention: 'walled',
  format: 'csv',
  header: [
    ...['source_dataset', 'source_sheet', 'source_row', 'jurisdiction_state', 'jurisdiction_city'],
    ...['jurisdiction_method', 'jurisdiction_confidence', 'crime_location_state', 'crime_location_city'],
    ...['crime_location_zip', 'crime_location_court', 'crime_location_pd', 'crime_location_reasoning'],
    ...['dealer_name', 'dealer_city', 'dealer_state', 'dealer_ffl', 'manufacturer_name', 'firearm_serial'],
    ...['firearm_caliber', 'case_status', 'purchase_date', 'time_to_recovery', 'ttr_category', 'sale_date'],
    ...['crime_date', 'time_to_crime', 'court', 'has_nibin', 'has_trafficking_indicia', 'is_interstate'],
  ],
  key: { how: 'columns', columns: ['source_dataset', 'source_sheet', 'source_row'] },
  recovered: { column: 'crime_date', layout: 'iso' },
  recoveryState: 'jurisdiction_state',
  recoveryCity: 'jurisdiction_city',
  maker: 'manufacturer_name',
  calibre: 'firearm_caliber',
  serial: { column: 'firearm_serial' },
  sold: { column: 'sale_date', layout: 'iso', typed: 'purchase_date' },
  dealer: { licence: 'dealer_ffl', name: 'dealer_name', city: 'dealer_city', state: 'dealer_state' },
  statedTimeToCrime: {
    column: 'time_to_recovery',
    band: { column: 'ttr_category', words: { UNDER: under, 'UNDER*': under, OVER: over } },
  },
  ballistics: { column: 'has_nibin', words: { TRUE: 'linked', FALSE: 'not-stated' } },
  mayHoldSeveral: ['time_to_recovery', 'ttr_category'],
  keep: ['case_status', 'court', 'has_trafficking_indicia'],
  notes: [
    'crime_date was derived by the collectors from the day of sale and the days to recovery; some lie in the future.',
    'time_to_crime is not read: it is computed here. A number without its days counts as stated, apart from computed ones.',
    'has_nibin False also stands where nothing is known, so it is not read as "no link".',
  ],
}
