import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import type { FingerprintTable } from './fingerprints.ts'

const entryBytes = 16
const entriesPerPage = 256
const pageBytes = entryBytes * entriesPerPage

/**
 * A full table written to a temporary file, sorted, with what finds a key in it in one read: the first key of each
 * page (8 bytes per 256 keys) and a Bloom filter (10 bits a key, so about 1 read in 100 is for nothing).
 * Counts can be raised in place.
 */
export class SortedRun {
  readonly #file: number
  readonly #size: number
  readonly #firsts: BigUint64Array
  readonly #bloom: Uint8Array
  readonly #bits: number
  readonly #page = Buffer.alloc(pageBytes)
  #loaded = -1

  constructor(table: FingerprintTable, path: string) {
    this.#size = table.size
    this.#bits = Math.max(64, table.size * 10)
    this.#bloom = new Uint8Array(Math.ceil(this.#bits / 8))
    const { keys, counts } = sorted(table)
    this.#firsts = new BigUint64Array(Math.ceil(keys.length / entriesPerPage))
    this.#file = openSync(path, 'wx+', 0o600)
    // Unlinked while open: nothing is left behind whatever happens to the process.
    unlinkSync(path)
    for (let from = 0; from < keys.length; from += entriesPerPage) {
      const end = Math.min(from + entriesPerPage, keys.length)
      this.#firsts[from / entriesPerPage] = keys[from] ?? 0n
      for (let i = from; i < end; i++) {
        const key = keys[i] ?? 0n
        this.#page.writeBigUInt64LE(key, (i - from) * entryBytes)
        this.#page.writeUInt32LE(counts[i] ?? 0, (i - from) * entryBytes + 8)
        this.#mark(Number(key & 0xffffffffn), Number(key >> 32n))
      }
      writeSync(this.#file, this.#page, 0, (end - from) * entryBytes, from * entryBytes)
    }
  }

  /** Raises the count of a key and gives what it was, or 0 when the key is not in this run. */
  raise(low: number, high: number): number {
    if (!this.#maybe(low, high)) return 0
    const key = (BigInt(high) << 32n) | BigInt(low)
    const page = this.#pageOf(key)
    if (page < 0) return 0
    const entries = this.#load(page)
    let left = 0
    let right = entries - 1
    while (left <= right) {
      const middle = (left + right) >> 1
      const at = this.#page.readBigUInt64LE(middle * entryBytes)
      if (at === key) return this.#raiseAt(page, middle)
      if (at < key) left = middle + 1
      else right = middle - 1
    }
    return 0
  }

  close(): void {
    closeSync(this.#file)
  }

  #raiseAt(page: number, entry: number): number {
    const at = entry * entryBytes + 8
    const count = this.#page.readUInt32LE(at)
    this.#page.writeUInt32LE(count + 1, at)
    writeSync(this.#file, this.#page, at, 4, page * pageBytes + at)
    return count
  }

  #pageOf(key: bigint): number {
    let left = 0
    let right = this.#firsts.length - 1
    let page = -1
    while (left <= right) {
      const middle = (left + right) >> 1
      if ((this.#firsts[middle] ?? 0n) <= key) {
        page = middle
        left = middle + 1
      } else right = middle - 1
    }
    return page
  }

  #load(page: number): number {
    if (this.#loaded !== page) readSync(this.#file, this.#page, 0, pageBytes, page * pageBytes)
    this.#loaded = page
    return Math.min(entriesPerPage, this.#size - page * entriesPerPage)
  }

  #mark(low: number, high: number): void {
    for (let i = 0; i < 6; i++) {
      const bit = this.#bit(low, high, i)
      this.#bloom[bit >>> 3] = (this.#bloom[bit >>> 3] ?? 0) | (1 << (bit & 7))
    }
  }

  #maybe(low: number, high: number): boolean {
    for (let i = 0; i < 6; i++) {
      const bit = this.#bit(low, high, i)
      if (((this.#bloom[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
    }
    return true
  }

  /** Double hashing from the two halves of the fingerprint. */
  #bit(low: number, high: number, i: number): number {
    return (low + i * ((high | 1) >>> 0)) % this.#bits
  }
}

function sorted(table: FingerprintTable) {
  const keys = new BigUint64Array(table.size)
  let n = 0
  for (const [low, high] of table.entries()) keys[n++] = (BigInt(high) << 32n) | BigInt(low)
  keys.sort()
  const counts = new Uint32Array(table.size)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0n
    counts[i] = table.get(Number(key & 0xffffffffn), Number(key >> 32n))
  }
  return { keys, counts }
}
