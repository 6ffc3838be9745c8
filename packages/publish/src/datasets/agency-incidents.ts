import { incidentNotes, incidentTables } from './incident-tables.ts'
import type { ReleaseDataset } from './release-dataset.ts'

/** Rows an agency shares under an agreement. Totals stay exact, since plans are measured by them; small counts are hidden. */
export const agencyIncidents: ReleaseDataset = {
  name: 'agency-incidents',
  title: 'Incidents in agency records',
  what: 'Incidents and victims in records that agencies share, by kind, time and place.',
  disclosure: 'suppressed',
  provenances: ['agency-own'],
  tables: incidentTables,
  notes: [
    ...incidentNotes,
    'Totals are exact. Small counts, and some others that would give them away, are suppressed.',
  ],
}
