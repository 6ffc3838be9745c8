import type { TablePlan } from '../disclosure/types.ts'
import type { ReleaseDataset } from './release-dataset.ts'

export const gunTable = (name: string, title: string, by: readonly string[]): TablePlan => ({
  ...{ name, title, by, where: {}, unit: 'guns' },
})

/** The agency's own recoveries: what it took into custody, without anything that a trace said. Totals are exact. */
export const recoveredGuns: ReleaseDataset = {
  name: 'recovered-guns',
  title: 'Crime guns recovered',
  what: 'Guns that the agency took into custody, by type, circumstance, place and quarter; nothing of traces.',
  disclosure: 'suppressed',
  counts: 'guns',
  provenances: ['agency-own', 'invented'],
  tables: [
    gunTable('guns-by-type-year', 'Guns by type and year of recovery', ['gun-type', 'year']),
    gunTable('guns-by-circumstance-year', 'Guns by how they came into custody, and year', [
      'circumstance',
      'year',
    ]),
    gunTable('guns-by-area-year', 'Guns by part of the city and year of recovery', ['recovery-area', 'year']),
    gunTable('privately-made-by-year', 'Privately made guns by year of recovery', ['privately-made', 'year']),
    gunTable('serial-by-year', 'Guns by what is left of the serial number, and year', ['serial', 'year']),
    gunTable('conversion-device-by-year', 'Guns with a conversion device by year of recovery', [
      'conversion-device',
      'year',
    ]),
  ],
  notes: [
    'A gun is counted once. Guns that police recover are no random sample of guns in crime.',
    'Privately made guns, removed serial numbers and conversion devices are three things and are never added up.',
    'Totals are exact. Small counts, and some others that would give them away, are suppressed.',
  ],
}
