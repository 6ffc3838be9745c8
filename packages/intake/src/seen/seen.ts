import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FingerprintTable } from './fingerprints.ts'
import { SortedRun } from './sorted-run.ts'

const firstSlots = 1 << 14
const mostSlots = 1 << 22

/**
 * Counts repetitions in a file of any length. In memory: one table of at most 2^22 slots (50 MB, 2.8 million keys)
 * and, per 2.8 million keys written out before, 3.6 MB of filter and index. So 50 million keys take about 115 MB
 * where a Map of strings takes gigabytes. Fingerprints have 64 bits: in 50 million keys the chance that any two
 * clash is 1 in 15,000, and a clash would only call a row a repetition; no row is lost by it.
 */
export class Seen {
  readonly #maxSlots: number
  #table: FingerprintTable
  readonly #runs: SortedRun[] = []

  constructor(maxSlots = mostSlots) {
    this.#maxSlots = maxSlots
    this.#table = new FingerprintTable(Math.min(firstSlots, maxSlots), maxSlots)
  }

  /** How often this fingerprint was seen before; counts this time too. */
  before(low: number, high: number): number {
    const here = this.#table.get(low, high)
    if (here > 0) {
      this.#table.set(low, high, here + 1)
      return here
    }
    for (const run of this.#runs) {
      const there = run.raise(low, high)
      if (there > 0) return there
    }
    if (this.#table.full) this.#spill()
    this.#table.set(low, high, 1)
    return 0
  }

  close(): void {
    for (const run of this.#runs.splice(0)) run.close()
  }

  #spill(): void {
    this.#runs.push(new SortedRun(this.#table, join(tmpdir(), `understory-seen-${randomUUID()}`)))
    this.#table = new FingerprintTable(Math.min(firstSlots, this.#maxSlots), this.#maxSlots)
  }
}
