/** A seeded source of numbers in [0, 1), for simulations in tests (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A Poisson count of this mean, by its distribution. */
export function poissonDraw(mean: number, random: () => number): number {
  let [k, chance] = [0, Math.exp(-mean)]
  let left = random() - chance
  while (left > 0 && k < 10_000) {
    k++
    chance *= mean / k
    left -= chance
  }
  return k
}
