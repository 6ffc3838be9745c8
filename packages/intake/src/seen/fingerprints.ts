/**
 * How often each 64-bit fingerprint was seen: an open-addressing table in typed arrays, 12 bytes a slot, no object
 * per key. It doubles until `maxSlots`; then it is full at two thirds and says so.
 */
export class FingerprintTable {
  #low: Uint32Array
  #high: Uint32Array
  #count: Uint32Array
  #mask: number
  #maxSlots: number
  size = 0

  constructor(slots: number, maxSlots: number) {
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#count = new Uint32Array(slots)
    this.#mask = slots - 1
    this.#maxSlots = maxSlots
  }

  get full(): boolean {
    return this.#mask + 1 >= this.#maxSlots && this.size * 3 >= this.#maxSlots * 2
  }

  get(low: number, high: number): number {
    return this.#count[this.#slot(low, high)] ?? 0
  }

  set(low: number, high: number, count: number): void {
    if (this.size * 3 >= (this.#mask + 1) * 2 && this.#mask + 1 < this.#maxSlots) this.#grow()
    const slot = this.#slot(low, high)
    if (this.#count[slot] === 0) this.size++
    this.#low[slot] = low
    this.#high[slot] = high
    this.#count[slot] = count
  }

  *entries(): Generator<readonly [low: number, high: number, count: number]> {
    for (let slot = 0; slot <= this.#mask; slot++) {
      const count = this.#count[slot] ?? 0
      if (count > 0) yield [this.#low[slot] ?? 0, this.#high[slot] ?? 0, count]
    }
  }

  /** The slot of a key, or the free one where it would go. The table is never quite full, so this ends. */
  #slot(low: number, high: number): number {
    let slot = (low ^ (high >>> 7)) & this.#mask
    while ((this.#count[slot] ?? 0) > 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & this.#mask
    return slot
  }

  #grow(): void {
    const bigger = new FingerprintTable((this.#mask + 1) * 2, this.#maxSlots)
    for (const [low, high, count] of this.entries()) bigger.set(low, high, count)
    this.#low = bigger.#low
    this.#high = bigger.#high
    this.#count = bigger.#count
    this.#mask = bigger.#mask
  }
}
