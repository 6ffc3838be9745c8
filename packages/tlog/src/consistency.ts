import { isHash, nodeHash, sameHash } from './hash.ts'
import { type HashAt, rangeHash, splitOf } from './tree.ts'

/**
 * The hashes that prove that the tree of `size` entries begins with the tree of `oldSize` entries; nothing was changed
 * or taken out. Source: RFC 6962 section 2.1.2, RFC 9162 section 2.1.4.1. Empty when the sizes are the same.
 */
export function consistencyProof(oldSize: number, size: number, hashAt: HashAt): Uint8Array[] {
  if (!(Number.isSafeInteger(oldSize) && oldSize >= 1 && oldSize <= size))
    throw new RangeError(`a tree of ${size} entries has no earlier tree of ${oldSize}`)
  return oldSize === size ? [] : subproof(oldSize, 0, size, true, hashAt)
}

/** `known` is true while the old tree reaches exactly to this subtree, whose hash the verifier then already has. */
function subproof(old: number, start: number, end: number, known: boolean, hashAt: HashAt): Uint8Array[] {
  if (old === end) return known ? [] : [rangeHash(start, end, hashAt)]
  const middle = start + splitOf(end - start)
  return old <= middle
    ? [...subproof(old, start, middle, known, hashAt), rangeHash(middle, end, hashAt)]
    : [...subproof(old, middle, end, false, hashAt), rangeHash(start, middle, hashAt)]
}

export interface ConsistencyClaim {
  readonly oldSize: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly oldRoot: Uint8Array
  readonly root: Uint8Array
}

/**
 * True when the proof shows that the tree with `size` and `root` extends the tree with `oldSize` and `oldRoot`.
 * Every tree extends the empty one, so there is nothing to prove from size 0 and such a claim is refused.
 * Source: RFC 9162 section 2.1.4.2. Checked against the vectors of transparency-dev/merkle.
 */
export function verifyConsistency({ oldSize, size, proof, oldRoot, root }: ConsistencyClaim): boolean {
  if (!(Number.isSafeInteger(oldSize) && Number.isSafeInteger(size) && oldSize >= 1 && oldSize <= size))
    return false
  if (oldSize === size) return proof.length === 0 && sameHash(oldRoot, root)
  if (proof.length === 0 || !proof.every(isHash)) return false
  return climb(oldSize, size, isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof, oldRoot, root)
}

function climb(
  oldSize: number,
  size: number,
  [seed, ...rest]: readonly Uint8Array[],
  oldRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!seed) return false
  let position = oldSize - 1
  let last = size - 1
  const rise = () => {
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  while (position % 2 === 1) rise()
  let before = seed
  let now = seed
  for (const sibling of rest) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      before = nodeHash(sibling, before)
      now = nodeHash(sibling, now)
      while (position % 2 === 0 && position !== 0) rise()
    } else now = nodeHash(now, sibling)
    rise()
  }
  return last === 0 && sameHash(before, oldRoot) && sameHash(now, root)
}

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n))
