import { fineIncidentTables, incidentNotes } from './incident-tables.ts'
import type { ReleaseDataset } from './release-dataset.ts'

/** What hospitals and community partners count: every number carries noise, so that no one person shows. */
export const communityIncidents: ReleaseDataset = {
  name: 'community-incidents',
  title: 'Injuries counted by hospitals and community partners',
  what: 'Incidents and victims in records of hospitals and community partners, by kind, time and place.',
  disclosure: 'cell-key',
  provenances: ['health', 'community'],
  tables: fineIncidentTables,
  notes: [
    ...incidentNotes,
    'Every count carries a little noise that belongs to the records counted; rows do not add up to their totals.',
  ],
}
