import { gunTable } from './recovered-guns.ts'
import type { ReleaseDataset } from './release-dataset.ts'

/** What traces said, as aggregates with noise: no dealer, no buyer, no number of a gun. Two police custodians let it out. */
export const tracedGuns: ReleaseDataset = {
  name: 'traced-guns',
  title: 'Crime guns traced',
  what: 'Guns by state of first sale and by time from sale to recovery, as far as traces say; no dealer and no buyer.',
  disclosure: 'cell-key',
  counts: 'guns',
  provenances: ['atf-trace', 'state-center', 'invented'],
  tables: [
    gunTable('guns-by-traced-year', 'Guns traced to a dealer, by year of recovery', ['traced', 'year']),
    gunTable('guns-by-source-state-year', 'Guns by state of first sale and year of recovery', [
      'source-state',
      'year',
    ]),
    gunTable('guns-by-time-to-crime-year', 'Guns by time from first sale to recovery, and year', [
      'time-to-crime',
      'year',
    ]),
  ],
  notes: [
    'A gun is counted once. Traced guns are no random sample of guns in crime, and not every trace succeeds.',
    'Recent years can only have short times from sale to recovery: compare them with care.',
    'Every number carries a little noise; numbers under the threshold are suppressed.',
  ],
}
