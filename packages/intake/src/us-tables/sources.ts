import type { GunReportSourceInput } from '@understory/model'

const atf = 'Bureau of Alcohol, Tobacco, Firearms and Explosives'
const federal = 'US federal government work'
const stands = [
  'A traced gun is not a random crime gun: agencies choose what to trace, and a trace ends at the first retail sale.',
]

/** Guns traced from the state of their first sale to the state of their recovery, 2008 to 2011. */
export const atfTraceFlows: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-trace-flows',
  title: 'Source and recovery states of traced guns, 2008–2011',
  publisher: atf,
  licence: federal,
  format: 'csv',
  header: ['trace_year', 'originated_in', 'located_in', 'num_guns'],
  key: { how: 'columns', columns: ['trace_year', 'originated_in', 'located_in'] },
  kind: { always: 'trace-flow' },
  when: { column: 'trace_year', layout: 'yyyy' },
  place: { column: 'located_in', as: 'us-state' },
  origin: {
    column: 'originated_in',
    as: 'us-state',
    // ZZ is what the file calls everywhere else; IB and ON are no codes, and which were meant is not guessed.
    words: { ZZ: 'elsewhere', IB: 'unreadable', ON: 'unreadable' },
  },
  count: 'num_guns',
  notes: [
    ...stands,
    'Only guns whose source state was found; 2011 also lists pairs without any gun, the other years do not.',
  ],
}

/** The matrix of 2011 with the names of states written out, on lines that end in a bare carriage return. */
export const atfTraceFlows2011: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-trace-flows-2011',
  title: 'Source and recovery states of traced guns, 2011, in long form',
  publisher: atf,
  licence: federal,
  format: 'csv',
  lineEnd: 'cr',
  header: ['Year', 'recovered-in', 'originated-in', 'Number'],
  key: { how: 'columns', columns: ['Year', 'recovered-in', 'originated-in'] },
  kind: { always: 'trace-flow' },
  when: { column: 'Year', layout: 'yyyy' },
  place: { column: 'recovered-in', as: 'us-state' },
  origin: { column: 'originated-in', as: 'us-state', words: { Other: 'elsewhere' } },
  count: 'Number',
  notes: [...stands, 'The District of Columbia is missing as a place of recovery.'],
}

export const atfStateSummary: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-state-summary',
  title: 'Traced guns with a known source state, by state of recovery, 2008–2012',
  publisher: atf,
  licence: federal,
  format: 'csv',
  lineEnd: 'cr',
  header: [
    ...[
      'Year',
      'State',
      'Homicides/100K',
      'Total Traced',
      'Locally Sourced',
      '% Local',
      'Sourced Per Capita',
    ],
    ...['Dest per Capita', 'Ratio', 'Percentile'],
  ],
  key: { how: 'columns', columns: ['Year', 'State'] },
  kind: { always: 'traces-sourced' },
  when: { column: 'Year', layout: 'yyyy' },
  place: { column: 'State', as: 'us-state' },
  wide: [
    { column: 'Total Traced', what: null },
    { column: 'Locally Sourced', what: null, kind: 'traces-local' },
  ],
  notes: [...stands, 'Rates and percentiles of the file are not read: they are computed from counts.'],
}

export const atfRecoveries2011: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-recoveries-2011',
  title: 'Guns recovered and traced by type and by crime, 2011',
  publisher: atf,
  licence: federal,
  format: 'csv',
  lineEnd: 'cr',
  header: [
    ...[
      'State',
      'Year',
      'Total',
      'Pistols',
      'Revolvers',
      'Rifles',
      'Shotguns',
      'Derringers',
      'Machine Guns',
      'Other',
    ],
    ...['Possession', 'Found', 'Under Investigation', 'Drugs', 'Property', 'Homicides', 'Carrying', 'Family'],
    ...['Burglary', 'Weapons', 'Traffic', 'Assault', 'health & safety', 'Robbery', 'Suicide', 'Other'],
  ],
  key: { how: 'columns', columns: ['State', 'Year'] },
  kind: { always: 'recoveries' },
  when: { column: 'Year', layout: 'yyyy' },
  place: { column: 'State', as: 'us-state' },
  wide: [
    { column: 'Total', what: 'total' },
    ...['Pistols', 'Revolvers', 'Rifles', 'Shotguns', 'Derringers', 'Machine Guns', 'Other'].map(column => ({
      column,
      what: `type: ${column.toLowerCase()}`,
    })),
    ...[
      'Possession',
      'Found',
      'Under Investigation',
      'Drugs',
      'Property',
      'Homicides',
      'Carrying',
      'Family',
    ].map(column => ({ column, what: `crime: ${column.toLowerCase()}` })),
    ...['Burglary', 'Weapons', 'Traffic', 'Assault', 'health & safety', 'Robbery', 'Suicide'].map(column => ({
      column,
      what: `crime: ${column.toLowerCase()}`,
    })),
    { column: 'Other#2', what: 'crime: other' },
  ],
  notes: [
    ...stands,
    'Only the ten largest crimes of a state are given: a blank is not a zero, and is not read as one.',
  ],
}

const nicsColumns = [
  ...['permit', 'permit_recheck', 'handgun', 'long_gun', 'other', 'multiple', 'admin', 'prepawn_handgun'],
  ...['prepawn_long_gun', 'prepawn_other', 'redemption_handgun', 'redemption_long_gun', 'redemption_other'],
  ...['returned_handgun', 'returned_long_gun', 'returned_other', 'rentals_handgun', 'rentals_long_gun'],
  ...['private_sale_handgun', 'private_sale_long_gun', 'private_sale_other', 'return_to_seller_handgun'],
  ...['return_to_seller_long_gun', 'return_to_seller_other', 'totals'],
]
export const nicsChecks: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'nics-background-checks',
  title: 'Firearm background checks by month, state and type',
  publisher: 'FBI National Instant Criminal Background Check System, as collected by BuzzFeed News',
  licence: 'MIT (repository); US federal government work',
  format: 'csv',
  header: ['month', 'state', ...nicsColumns],
  key: { how: 'columns', columns: ['month', 'state'] },
  kind: { always: 'background-checks' },
  when: { column: 'month', layout: 'yyyy-mm' },
  place: { column: 'state', as: 'us-state' },
  wide: nicsColumns.map(column => ({ column, what: column.replaceAll('_', ' ') })),
  notes: [
    'A check is not a sale: one check can stand for several guns or none.',
    'A blank is a category that did not exist yet.',
  ],
}

export const atfManufacture: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-manufacture',
  title: 'Firearms manufactured in the United States, by type and year',
  publisher: atf,
  licence: federal,
  format: 'csv',
  header: ['Year', 'Pistols', 'Revolvers', 'Rifles', 'Shotguns', 'Misc. Firearms1', 'Firearms'],
  key: { how: 'columns', columns: ['Year'] },
  kind: { always: 'manufacture' },
  when: { column: 'Year', layout: 'yyyy' },
  wide: [
    ...['Pistols', 'Revolvers', 'Rifles', 'Shotguns'].map(column => ({ column, what: column.toLowerCase() })),
    { column: 'Misc. Firearms1', what: 'other' },
    { column: 'Firearms', what: 'total' },
  ],
}

const licenceTypes = [
  'Dealer',
  'Pawnbroker',
  'Collector',
  'mfg.Ammunition',
  'mfg.Firearms',
  'Importer',
  'dd.Dealer',
]
export const atfLicenseeCounts: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'atf-licensee-counts',
  title: 'Federal firearms licensees by type and fiscal year',
  publisher: atf,
  licence: federal,
  format: 'csv',
  header: ['Fiscal Year', ...licenceTypes, 'dd.Manufacturer', 'dd.Importer', 'Total'],
  key: { how: 'columns', columns: ['Fiscal Year'] },
  kind: { always: 'licensee-count' },
  when: { column: 'Fiscal Year', layout: 'yyyy' },
  wide: [...licenceTypes, 'dd.Manufacturer', 'dd.Importer', 'Total'].map(column => ({
    column,
    what: column.toLowerCase(),
  })),
  notes: [
    'The year is the fiscal year of the federal government, October to September; its days are not those of the calendar.',
  ],
}

/** Licensees at business premises in Virginia. Names of persons who hold a licence and street addresses are never kept. */
export const virginiaLicensees: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'virginia-licensees',
  title: 'Federal firearms licensees in Virginia, business premises',
  publisher: `${atf}, as collected by the Virginia Equity Center`,
  licence: 'CC BY 4.0',
  format: 'csv',
  header: [
    ...[
      'type',
      'county_code',
      'license_name',
      'business_name',
      'premise_street',
      'premise_city',
      'premise_zip_code',
    ],
    'business_type',
  ],
  key: {
    how: 'content',
    why: 'The file gives no number of a licence, and one licensee holds several types.',
  },
  kind: { always: 'licensee' },
  what: {
    column: 'type',
    words: {
      '1': 'dealer',
      '2': 'pawnbroker',
      '6': 'ammunition maker',
      '7': 'maker',
      '8': 'importer',
      '9': 'dealer of destructive devices',
      '10': 'maker of destructive devices',
      '11': 'importer of destructive devices',
    },
  },
  place: { always: 'VA' },
  city: 'premise_city',
  dealerName: ['business_name'],
  never: ['license_name', 'premise_street'],
  notes: [
    'A licensee without a business name is known by a person’s name: such a row is set aside, not kept.',
  ],
}
