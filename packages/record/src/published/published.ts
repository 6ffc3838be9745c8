import type { RecordStore } from '../types.ts'
import type { Published } from './types.ts'

/** The published views of a record, read as `public_reader`. */
export function publishedOf(_store: RecordStore): Published {
  throw new Error('published is not ready')
}
