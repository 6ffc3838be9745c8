import type { FailTables, PackedColumn, Tally } from './tally.ts'

/** What the explorer's threads are told. The columns lie in shared memory: nothing is copied. */
export type ToWorker =
  | {
      type: 'load'
      data: number
      columns: readonly PackedColumn[]
      sizes: readonly number[]
      start: number
      end: number
    }
  | { type: 'forget'; data: number }
  | { type: 'count'; job: number; data: number; fail: FailTables; stop: Int32Array }

export type FromWorker = { job: number; tally: Tally | null }
