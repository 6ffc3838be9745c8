/**
 * Repeatable randomness: xoshiro128** 1.1, seeded through splitmix32.
 * Source: D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021,
 * doi:10.1145/3460772. Checked against the published C code, transcribed with
 * big integers, in random.test.ts.
 */
export interface Random {
  /** 0 ≤ x < 1, 32 bits of it. */
  next(): number
  /** Whole number from 0 below `n`. */
  below(n: number): number
  chance(p: number): boolean
  /** A draw from the Poisson distribution. */
  poisson(mean: number): number
  pick<T>(items: readonly T[]): T
}

/** A generator by its four 32-bit words of state, not all zero. */
export function randomOfState(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state
  const bits = (): number => {
    const r = Math.imul(b, 5)
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  const next = () => bits() / 4_294_967_296
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    chance: p => next() < p,
    poisson: mean => poisson(mean, next),
    pick: items => items[below(items.length)] as (typeof items)[number],
  }
}

/** A generator by a seed and the words of a path, so that each part of the city has its own stream. */
export function randomOf(seed: number, ...path: readonly (string | number)[]): Random {
  let hash = mix(seed ^ 0x9e3779b9)
  for (const character of path.join('/')) hash = mix(hash ^ (character.codePointAt(0) ?? 0))
  const words = [1, 2, 3, 4].map(n => mix(hash + Math.imul(n, 0x9e3779b9)))
  return randomOfState([words[0] ?? 1, words[1] ?? 2, words[2] ?? 3, words[3] ?? 4])
}

/** The finalizer of MurmurHash3 (public domain, A. Appleby). */
function mix(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

/** Knuth's product method, in pieces of at most 30 so that exp(-mean) stays far from zero. */
function poisson(mean: number, next: () => number): number {
  let count = 0
  for (let left = mean; left > 0; left -= 30) {
    const limit = Math.exp(-Math.min(left, 30))
    for (let product = next(); product > limit; product *= next()) count++
  }
  return count
}

/** Draws positions in proportion to weights, by binary search over their running sum. */
export function weightedDraw(weights: readonly number[]): (random: Random) => number {
  let total = 0
  const sums = Float64Array.from(weights, weight => {
    total += weight
    return total
  })
  return random => {
    const x = random.next() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (x < (sums[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return low
  }
}
