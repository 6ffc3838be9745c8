import type { PublicIncident } from '@understory/model'
import type { Cell } from '../csv.ts'
import { type Dataset, number, text } from './dataset.ts'

/** Rows of open data, newest first. Places are one column per boundary version, after these. */
export const incidentsDataset: Dataset = {
  name: 'incidents',
  title: 'Incidents, row by row',
  disclosure: 'open-exact',
  columns: [
    text('id', 'Stable name of the row in this record.'),
    text('source', 'Source that reports it.'),
    text('occurred_on', 'City-local day, YYYY-MM-DD; empty where the source gives none.'),
    number('hour', 'Hour of the day, 0 to 23; empty where the source gives none.'),
    text('kind', 'Kind of incident, in the words of this record.'),
    text('offence', 'Offence in the words of the source.'),
    text('weapon', 'Weapon; none-recorded is a blank in the source, not "no weapon".'),
    text('clearance', 'How the case was closed; not-stated where the source does not say.'),
    text('setting', 'Inside or outside; not-stated where the source does not say.'),
    number('victims', 'People harmed.'),
    text('block', 'Block or junction, never a house number.'),
    number('lon', 'Longitude, WGS84; empty where there is no point.'),
    number('lat', 'Latitude, WGS84; empty where there is no point.'),
    text('flags', 'What is doubtful about the row, parted by spaces.'),
  ],
  notes: [
    'Rows of open data only, exactly as kept. No names of people, no house numbers.',
    'A later file of the same source can change a row; the newest state is given.',
    'Text that a spreadsheet could take for a formula begins with an apostrophe.',
  ],
}

/** Cells of a row in the order of the columns, then one per boundary. */
export const incidentCells = (row: PublicIncident, boundaries: readonly string[]): Cell[] => [
  row.id,
  row.source,
  row.occurredOn,
  row.hour,
  row.kind,
  row.offence,
  row.weapon,
  row.clearance,
  row.setting,
  row.victims,
  row.block,
  row.lon,
  row.lat,
  row.flags.join(' '),
  ...boundaries.map(name => row.places[name] ?? null),
]
