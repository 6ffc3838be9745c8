import { emptyRoot, nodeHash } from './hash.ts'

/**
 * Hash of the complete subtree of 2^level entries that starts at entry index × 2^level; level 0 is a leaf hash.
 * Whoever keeps the tree (memory, tiles, a table) answers this, and everything else follows from it.
 */
export type HashAt = (level: number, index: number) => Uint8Array

/** Merkle tree hash of the first `size` entries. Source: RFC 6962 section 2.1, RFC 9162 section 2.1.1. */
export const treeHash = (size: number, hashAt: HashAt): Uint8Array =>
  size === 0 ? emptyRoot() : rangeHash(0, size, hashAt)

/** Tree hash of entries start … end − 1, where start is a multiple of the power of two that covers them. */
export function rangeHash(start: number, end: number, hashAt: HashAt): Uint8Array {
  const count = end - start
  if (count === 1) return hashAt(0, start)
  const left = splitOf(count)
  if (left * 2 === count) return hashAt(Math.log2(count), start / count)
  return nodeHash(rangeHash(start, start + left, hashAt), rangeHash(start + left, end, hashAt))
}

/** The largest power of two smaller than `count`, for count ≥ 2: where a tree of that many entries divides. */
export function splitOf(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** A tree kept in memory: every complete subtree is hashed once, when its last entry comes. */
export interface MemoryTree {
  readonly size: () => number
  readonly append: (leaf: Uint8Array) => void
  readonly hashAt: HashAt
}

export function memoryTree(): MemoryTree {
  const levels: Uint8Array[][] = [[]]
  const hashAt: HashAt = (level, index) => {
    const hash = levels[level]?.[index]
    if (!hash) throw new RangeError(`no complete subtree at level ${level}, index ${index}`)
    return hash
  }
  const append = (leaf: Uint8Array): void => {
    let hash = leaf
    for (let level = 0; ; level++) {
      const row = levels[level] ?? []
      levels[level] = row
      row.push(hash)
      if (row.length % 2 === 1) return
      hash = nodeHash(hashAt(level, row.length - 2), hash)
    }
  }
  return { size: () => levels[0]?.length ?? 0, append, hashAt }
}
