export { seeded } from '../seeded.ts'

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
