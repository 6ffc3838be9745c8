import type { TablePlan } from '../disclosure/types.ts'

const table = (
  name: string,
  title: string,
  by: readonly string[],
  more: Partial<Pick<TablePlan, 'where' | 'unit'>> = {},
): TablePlan => ({ name, title, by, where: {}, unit: 'incidents', ...more })

/** The finest table: only where a small count need not be hidden beside others, or next to nothing of it would be left. */
const byKindInNeighborhoods = table(
  'incidents-by-kind-year-neighborhood',
  'Incidents by kind, year and neighbourhood',
  ['kind', 'year', 'neighborhood'],
)

/** The tables of every dataset of incidents: what a city needs year after year, and no more. */
export const incidentTables: readonly TablePlan[] = [
  table('incidents-by-kind-year-district', 'Incidents by kind, year and district', [
    'kind',
    'year',
    'district',
  ]),
  table('incidents-by-year-neighborhood', 'Incidents by year and neighbourhood', ['year', 'neighborhood']),
  table('incidents-by-kind-month', 'Incidents by kind and month', ['kind', 'month']),
  table('incidents-by-weapon-year', 'Incidents by weapon and year', ['weapon', 'year']),
  table('incidents-by-kind-clearance-year', 'Incidents by kind, how they were closed, and year', [
    'kind',
    'clearance',
    'year',
  ]),
  table('victims-by-kind-month', 'Victims by kind and month', ['kind', 'month'], { unit: 'victims' }),
  table('victims-by-weapon-year', 'Victims by weapon and year', ['weapon', 'year'], { unit: 'victims' }),
]

/** With kinds in neighbourhoods too. */
export const fineIncidentTables: readonly TablePlan[] = [...incidentTables, byKindInNeighborhoods]

export const incidentNotes: readonly string[] = [
  'An incident is counted once, under its most serious kind, however many rows its source has for it. Victims are added up.',
  'Where two sources report the same kind for the same days, one of them is counted.',
]
