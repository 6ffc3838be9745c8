import type { RecordOptions, RecordStore } from './types.ts'

/** Opens the record. Throws ProblemError: record-locked, record-not-durable, record-unavailable. */
export async function openRecord(_options: RecordOptions): Promise<RecordStore> {
  throw new Error('record is not ready')
}
