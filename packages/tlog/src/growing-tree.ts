import { emptyRoot, nodeHash } from './hash.ts'
import { tileWidth } from './tile.ts'

/** A tile that is whole: all 256 hashes of it are known. */
export interface WholeTile {
  readonly level: number
  readonly index: number
  readonly hashes: readonly Uint8Array[]
}

/**
 * A tree that grows leaf by leaf and remembers its right edge only: at most 255 hashes a level, however long the log.
 * `append` gives the tiles that became whole.
 */
export interface GrowingTree {
  readonly size: () => number
  readonly append: (leaf: Uint8Array) => WholeTile[]
  readonly root: () => Uint8Array
  /** The tiles at the right edge that are not whole, lowest level first; none is empty. */
  readonly edge: () => WholeTile[]
}

export function growingTree(): GrowingTree {
  const levels: { hashes: Uint8Array[]; done: number }[] = []
  let size = 0
  const add = (level: number, hash: Uint8Array, whole: WholeTile[]): void => {
    levels[level] ??= { hashes: [], done: 0 }
    const row = levels[level]
    row.hashes.push(hash)
    if (row.hashes.length < tileWidth) return
    whole.push({ level, index: row.done, hashes: row.hashes })
    levels[level] = { hashes: [], done: row.done + 1 }
    add(level + 1, fold(row.hashes), whole)
  }
  return {
    size: () => size,
    append: leaf => {
      const whole: WholeTile[] = []
      add(0, leaf, whole)
      size++
      return whole
    },
    root: () => {
      const subtrees = levels.toReversed().flatMap(({ hashes }) => complete(hashes))
      return subtrees.length === 0
        ? emptyRoot()
        : subtrees.reduceRight((right, left) => nodeHash(left, right))
    },
    edge: () =>
      levels.flatMap(({ hashes, done }, level) =>
        hashes.length > 0 ? [{ level, index: done, hashes: [...hashes] }] : [],
      ),
  }
}

/** Hash of a complete subtree over a power of two of neighbours. */
function fold(hashes: readonly Uint8Array[]): Uint8Array {
  let row = [...hashes]
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(at(row, 2 * i), at(row, 2 * i + 1)))
  return at(row, 0)
}

/** The complete subtrees that neighbours make, the largest first: one for each binary digit of their number. */
function complete(hashes: readonly Uint8Array[]): Uint8Array[] {
  const subtrees: Uint8Array[] = []
  let start = 0
  for (let power = tileWidth; power >= 1; power /= 2) {
    if (hashes.length - start < power) continue
    subtrees.push(fold(hashes.slice(start, start + power)))
    start += power
  }
  return subtrees
}

function at(row: readonly Uint8Array[], index: number): Uint8Array {
  const hash = row[index]
  if (!hash) throw new RangeError(`no hash ${index} of ${row.length}`)
  return hash
}
