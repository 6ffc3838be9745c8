import { isHash, nodeHash, sameHash } from './hash.ts'
import { type HashAt, rangeHash, splitOf } from './tree.ts'

/**
 * The hashes that prove that the entry at `index` is in the tree of `size` entries, from the leaf up.
 * Source: RFC 6962 section 2.1.1, RFC 9162 section 2.1.3.1.
 */
export function inclusionProof(index: number, size: number, hashAt: HashAt): Uint8Array[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`entry ${index} is not in a tree of ${size} entries`)
  return path(index, 0, size, hashAt)
}

function path(index: number, start: number, end: number, hashAt: HashAt): Uint8Array[] {
  if (end - start === 1) return []
  const middle = start + splitOf(end - start)
  return index < middle
    ? [...path(index, start, middle, hashAt), rangeHash(middle, end, hashAt)]
    : [...path(index, middle, end, hashAt), rangeHash(start, middle, hashAt)]
}

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/**
 * True when the proof shows that `leaf` is the hash of the entry at `index` in the tree with this size and root.
 * Source: RFC 9162 section 2.1.3.2. Checked against the vectors of transparency-dev/merkle.
 */
export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): boolean {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size)) return false
  if (![leaf, ...proof].every(isHash)) return false
  let position = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash)
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else hash = nodeHash(hash, sibling)
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sameHash(hash, root)
}
