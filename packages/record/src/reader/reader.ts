import type { RecordStore } from '../types.ts'
import type { Reader } from './types.ts'

/** What analysis reads of a record. */
export function readerOf(_store: RecordStore): Reader {
  throw new Error('reader is not ready')
}
