import type { GunReportSourceInput } from '@understory/model'

const about = {
  about: 'gun-reports',
  publisher: 'Understory (invented)',
  licence: 'CC0-1.0',
  provenance: 'invented',
  format: 'csv',
} as const

/** What the dealers of the invented city sold in each year. Nothing in it is real. */
export const sampleDealerSales: GunReportSourceInput = {
  ...about,
  name: 'sample-dealer-sales',
  title: 'The invented city: guns sold by dealer and year',
  header: ['dealer_license', 'dealer_name', 'dealer_state', 'year', 'guns_sold'],
  key: { how: 'columns', columns: ['dealer_license', 'year'] },
  kind: { always: 'dealer-sales' },
  when: { column: 'year', layout: 'yyyy' },
  place: { column: 'dealer_state' },
  dealerName: ['dealer_name'],
  dealerLicence: 'dealer_license',
  count: 'guns_sold',
}

/** What else is told of the guns of the invented city: sales, thefts, ballistics, alerts. */
export const sampleGunEvents: GunReportSourceInput = {
  ...about,
  name: 'sample-gun-events',
  title: 'The invented city: sales, thefts, ballistics and alerts',
  header: [
    ...[
      'event_number',
      'event',
      'day',
      'gun_number',
      'other_gun',
      'incident_number',
      'dealer_license',
      'party_code',
    ],
    ...['transaction', 'what', 'count'],
  ],
  key: { how: 'columns', columns: ['event_number'] },
  kind: {
    column: 'event',
    words: {
      SALE: 'sale',
      'MULTIPLE SALE': 'multiple-sale',
      THEFT: 'theft-or-loss',
      POSSESSION: 'possession',
      INCIDENT: 'incident',
      'BALLISTIC ENTRY': 'ballistic-entry',
      'BALLISTIC LEAD': 'ballistic-lead',
      'BALLISTIC HIT': 'ballistic-hit',
      'GUNSHOT ALERT': 'gunshot-alert',
      'CONFIRMED SHOTS': 'confirmed-shots',
      'CONVERSION DEVICE': 'conversion-device',
      DISPOSITION: 'disposition',
    },
  },
  when: { column: 'day', layout: 'iso' },
  what: { column: 'what' },
  dealerLicence: 'dealer_license',
  gunKey: 'gun_number',
  otherGunKey: 'other_gun',
  incidentKey: 'incident_number',
  party: 'party_code',
  transaction: 'transaction',
  count: 'count',
}
