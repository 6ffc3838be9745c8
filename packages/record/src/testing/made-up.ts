import {
  type City,
  type GunRow,
  type GunSource,
  gunSourceShape,
  type IncidentBatch,
  type IncidentRow,
  type Source,
  sourceShape,
} from '@understory/model'
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

/** A source of guns, for tests: traces behind the custodian's wall unless told otherwise. */
export const madeUpGunSource = (change: Partial<GunSource> = {}): GunSource => ({
  ...gunSourceShape.parse({
    about: 'guns',
    name: 'traces',
    title: 'Traces',
    publisher: 'Riverton Police',
    licence: 'not public',
    provenance: 'atf-trace',
    retention: 'walled',
    format: 'csv',
    header: ['id', 'recovered', 'sold', 'serial', 'dealer'],
    key: { how: 'columns', columns: ['id'] },
    recovered: { column: 'recovered', layout: 'iso' },
    sold: { column: 'sold', layout: 'iso' },
    serial: { column: 'serial' },
    dealer: { name: 'dealer' },
  }),
  ...change,
})

/** A gun of a file, with what the test cares about. */
export const madeUpGun = (line: number, change: Partial<GunRow> = {}): GunRow => ({
  line,
  key: `G${line}`,
  part: 0,
  hash: String(line * 1000),
  recoveredOn: '2024-03-04',
  recoveryState: 'MD',
  recoveryCity: 'Riverton',
  recoveryArea: 'North',
  circumstance: 'possession',
  firearm: {
    type: 'pistol',
    maker: 'MADE UP ARMS',
    model: 'M1',
    calibre: '9mm',
    serial: `AB${line}7C3`,
    serialState: 'intact',
    privatelyMade: 'no',
    conversionDevice: 'not-stated',
  },
  traceStatus: 'traced-to-purchaser',
  traceRequestedOn: '2024-03-05',
  traceCompletedOn: '2024-03-17',
  soldOn: '2023-03-04',
  dealer: { licence: '1-23-45678', name: 'Dealer A', city: 'Fairtown', state: 'VA' },
  timeToCrime: { days: 366, basis: 'dates', reason: null },
  ballistics: 'not-stated',
  multipleSale: 'no',
  reportedStolen: 'no',
  flags: [],
  detail: {},
  ...change,
})

/** Imports guns as one file, under an agreement made for it where the source is not open. */
export async function importGuns(
  city: CityRecord,
  guns: readonly GunRow[],
  { source = madeUpGunSource(), fileHash = 'e'.repeat(64) }: { source?: GunSource; fileHash?: string } = {},
) {
  await agreeOn(city, source)
  const begun = await city.beginGunImport({ source, fileName: 'guns.csv', fileHash, actor: 'test' })
  if (!begun.ok) throw new Error(begun.problem.detail)
  await begun.value.write({ read: guns.length, guns, setAside: [], bytesRead: 0 })
  return begun.value.finish({ fileHash, notes: [] })
}

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
