import { type City, type IncidentBatch, type IncidentRow, type Source, sourceShape } from '@understory/model'
import type { CityRecord } from '../types.ts'
import { agreeOn } from './agreements.ts'

export const madeUpCity: City = {
  name: 'riverton',
  title: 'Riverton',
  timeZone: 'America/New_York',
  invented: false,
}

/** A source of open data, for tests. */
export const madeUpSource = (change: Partial<Source> = {}): Source => ({
  ...sourceShape.parse({
    name: 'police',
    title: 'Incidents',
    publisher: 'Riverton Police',
    licence: 'CC0',
    format: 'csv',
    header: ['id', 'date'],
    key: { how: 'columns', columns: ['id'] },
    date: { how: 'column', column: 'date', layout: 'iso' },
    kind: { how: 'always', kind: 'other' },
  }),
  ...change,
})

/** A row of a file, with what the test cares about. */
export const madeUpRow = (line: number, change: Partial<IncidentRow> = {}): IncidentRow => ({
  line,
  key: `K${line}`,
  part: 0,
  hash: String(line * 1000),
  occurredOn: '2019-03-04',
  occurredMinute: 13 * 60 + 5,
  reportedOn: null,
  kind: 'robbery',
  offence: 'ROBBERY - STREET',
  code: '3AF',
  weapon: 'firearm',
  clearance: 'open',
  setting: 'outside',
  victims: 1,
  event: null,
  block: '100 MAIN ST',
  lon: -76.61,
  lat: 39.29,
  places: [],
  placedBy: 'none',
  flags: [],
  detail: {},
  ...change,
})

/** A batch where every row is a file row of its own, unless lines repeat. */
export const batchOf = (
  incidents: readonly IncidentRow[],
  setAside: IncidentBatch['setAside'] = [],
): IncidentBatch => ({
  read: new Set(incidents.map(row => row.line)).size + setAside.length,
  incidents,
  setAside,
  bytesRead: 0,
})

/** Imports batches as one file, under an agreement made for it where the source is not open. */
export async function importBatches(
  city: CityRecord,
  batches: readonly IncidentBatch[],
  { source = madeUpSource(), fileHash = 'f'.repeat(64) }: { source?: Source; fileHash?: string } = {},
) {
  await agreeOn(city, source)
  const begun = await city.beginImport({ source, fileName: 'incidents.csv', fileHash, actor: 'test' })
  if (!begun.ok) throw new Error(begun.problem.detail)
  for (const batch of batches) await begun.value.write(batch)
  return begun.value.finish({ fileHash, notes: [] })
}
