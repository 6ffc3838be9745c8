/** A 64-bit hash as two 32-bit halves, so that no bigint is made per row. */
export interface Hash64 {
  high: number
  low: number
}

/**
 * Hash of a text in 64 bits. Not for secrets: it finds candidates, and the text itself is compared after.
 * Two multiplying lanes with the final mix of MurmurHash3, as in cyrb53 (public domain), all 64 bits kept.
 */
export function hashText(text: string, into: Hash64): void {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  mix(a, b, into)
}

/** The same for bytes, four at a time where they allow it. */
export function hashBytes(bytes: DataView, from: number, to: number, into: Hash64): void {
  let a = 0xdeadbeef ^ (to - from)
  let b = 0x41c6ce57
  let at = from
  for (; at + 4 <= to; at += 4) {
    const word = bytes.getInt32(at)
    a = Math.imul(a ^ word, 2654435761)
    b = Math.imul(b ^ ((word >>> 16) | (word << 16)), 1597334677)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  for (; at < to; at++) {
    const byte = bytes.getUint8(at)
    a = Math.imul(a ^ byte, 2654435761)
    b = Math.imul(b ^ byte, 1597334677)
  }
  mix(a, b, into)
}

function mix(a: number, b: number, into: Hash64): void {
  let x = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  let y = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(x ^ (x >>> 13), 3266489909)
  x ^= x >>> 16
  y ^= y >>> 16
  into.high = y | 0
  into.low = x | 0
}

/** A sum modulo 2^64: the same whatever the order. */
export class HashSum {
  private high = 0
  private low = 0

  add(hash: Hash64): void {
    const low = (this.low >>> 0) + (hash.low >>> 0)
    this.low = low | 0
    this.high = (this.high + hash.high + (low > 0xffffffff ? 1 : 0)) | 0
  }
  /** Signed 64-bit, decimal: as a bigint column holds it. */
  toString(): string {
    return ((BigInt(this.high) << 32n) | BigInt(this.low >>> 0)).toString()
  }
}

/** Signed decimal of two halves, as PostgreSQL prints a bigint. */
export const decimalOf = (high: number, low: number): string =>
  ((BigInt(high) << 32n) | BigInt(low >>> 0)).toString()
