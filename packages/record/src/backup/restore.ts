import type { RecordOptions } from '../types.ts'

/** Restores a backup file into an empty place. Throws ProblemError: not-empty, record-damaged. */
export async function restoreRecord(
  _file: string,
  _into: RecordOptions,
): Promise<{ cities: string[]; rows: number }> {
  throw new Error('restore is not ready')
}
