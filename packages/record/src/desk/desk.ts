import type { RecordStore } from '../types.ts'

/** The counter where anyone may hand something in: it can be added to and not read. */
export interface Desk {
  /** A question a resident asks about the data of a city. Kept 1–2000 characters; no name, no contact. */
  askAboutData(city: string, question: string): Promise<void>
}

/** The append-only desk of a record, as the role `desk_writer`. */
export function deskOf(_store: RecordStore): Desk {
  throw new Error('desk is not ready')
}
