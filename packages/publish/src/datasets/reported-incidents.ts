import { fineIncidentTables, incidentNotes } from './incident-tables.ts'
import type { ReleaseDataset } from './release-dataset.ts'

/** Open data, released as it is, so that a figure can be cited by its date and hash. */
export const reportedIncidents: ReleaseDataset = {
  name: 'reported-incidents',
  title: 'Reported incidents',
  what: 'Incidents and victims in open data of police and others, by kind, time and place.',
  disclosure: 'open-exact',
  provenances: ['open', 'invented'],
  tables: fineIncidentTables,
  notes: incidentNotes,
}
