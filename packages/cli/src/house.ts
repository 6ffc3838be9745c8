import { join } from 'node:path'
import type { Snapshots } from '@understory/analysis'
import type { RecordStore } from '@understory/record'

/** The rooms a command can enter; each is opened when first asked for, and closed with the house. */
export interface House {
  /** The data folder, absolute. */
  readonly data: string
  readonly databaseUrl: string | null
  record(): Promise<RecordStore>
  snapshots(): Promise<Snapshots>
  /** Brings the snapshot of a city up to what the record holds now. */
  changed(city: string): Promise<void>
  close(): Promise<void>
}

export const folders = {
  record: 'record',
  snapshots: 'snapshots',
  sample: 'sample',
  inbox: 'inbox',
  uploads: 'uploads',
} as const

/** What the record is opened with: the embedded one in the data folder, or a PostgreSQL. */
export const recordPlace = (place: { data: string; databaseUrl: string | null }) =>
  place.databaseUrl === null
    ? { dataDir: join(place.data, folders.record) }
    : { databaseUrl: place.databaseUrl }

export function openHouse(place: { data: string; databaseUrl: string | null }): House {
  let record: Promise<RecordStore> | null = null
  let snapshots: Promise<Snapshots> | null = null
  const openRecordOnce = () => {
    record ??= import('@understory/record').then(({ openRecord }) =>
      openRecord({ ...recordPlace(place), onWarn: message => void process.stderr.write(`${message}\n`) }),
    )
    return record
  }
  const openSnapshotsOnce = () => {
    snapshots ??= openSnapshotsOf(place.data, openRecordOnce())
    return snapshots
  }
  return {
    ...place,
    record: openRecordOnce,
    snapshots: openSnapshotsOnce,
    changed: async city => {
      await (await openSnapshotsOnce()).refresh(city)
    },
    close: async () => {
      await (await settled(snapshots))?.close()
      await (await settled(record))?.close()
    },
  }
}

async function openSnapshotsOf(data: string, record: Promise<RecordStore>): Promise<Snapshots> {
  const [{ openSnapshots }, { readerOf }] = await Promise.all([
    import('@understory/analysis'),
    import('@understory/record/reader'),
  ])
  return openSnapshots({ dir: join(data, folders.snapshots), reader: readerOf(await record) })
}

/** A room that never opened needs no closing; why it did not was said where it was asked for. */
const settled = <T>(room: Promise<T> | null): Promise<T | null> =>
  (room ?? Promise.resolve(null)).catch(() => null)
