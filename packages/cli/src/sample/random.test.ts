import { expect, test } from 'vitest'
import { randomOf, randomOfState, weightedDraw } from './random.ts'

/** xoshiro128** 1.1 as its authors published it in C, transcribed line by line with big integers. */
function* reference(state: readonly bigint[]): Generator<number> {
  const word = (x: bigint) => BigInt.asUintN(32, x)
  const rotl = (x: bigint, k: bigint) => word(x << k) | (x >> (32n - k))
  let [s0 = 0n, s1 = 0n, s2 = 0n, s3 = 0n] = state
  for (;;) {
    yield Number(word(rotl(word(s1 * 5n), 7n) * 9n))
    const t = word(s1 << 9n)
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotl(s3, 11n)
  }
}

test('gives the numbers of the published xoshiro128**', () => {
  const random = randomOfState([1, 2, 3, 4])
  const numbers = reference([1n, 2n, 3n, 4n])
  // The first is easily done by hand: 2 × 5 × 2⁷ × 9.
  expect(random.next() * 2 ** 32).toBe(11_520)
  expect(numbers.next().value).toBe(11_520)
  for (let i = 0; i < 1000; i++) expect(random.next() * 2 ** 32).toBe(numbers.next().value)
})

test('gives each path of a seed its own stream, the same every time', () => {
  const firstOf = (seed: number, ...path: string[]) => randomOf(seed, ...path).next()
  expect(firstOf(1, 'a')).toBe(firstOf(1, 'a'))
  expect(new Set([firstOf(1, 'a'), firstOf(1, 'b'), firstOf(2, 'a'), firstOf(1, 'a', 'b')]).size).toBe(4)
})

test('draws from a Poisson distribution with its mean and its variance', () => {
  const random = randomOf(5, 'poisson')
  for (const mean of [0.3, 4, 70]) {
    const draws = Array.from({ length: 20_000 }, () => random.poisson(mean))
    const average = draws.reduce((sum, n) => sum + n, 0) / draws.length
    const variance = draws.reduce((sum, n) => sum + (n - average) ** 2, 0) / draws.length
    // Four standard errors of the average; the variance of a Poisson count is its mean.
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length))
    expect(variance / mean).toBeCloseTo(1, 1)
  }
})

test('draws positions in proportion to their weights and never one of weight 0', () => {
  const random = randomOf(6, 'weights')
  const draw = weightedDraw([1, 0, 3])
  const counts = [0, 0, 0]
  for (let i = 0; i < 40_000; i++) {
    const position = draw(random)
    counts[position] = (counts[position] ?? 0) + 1
  }
  expect(counts[1]).toBe(0)
  expect((counts[2] ?? 0) / (counts[0] ?? 0)).toBeCloseTo(3, 0)
})
