import { expect, test } from 'vitest'
import { funnel } from './funnel.ts'
import { poissonDraw, seeded } from './testing/random.ts'

/** Chance of at least k events of this mean, summed term by term. */
function atLeast(k: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0]
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  return 1 - below
}

const crowd = (seed: number, rate: (n: number) => number = () => 4) => {
  const random = seeded(seed)
  return Array.from({ length: 300 }, (_, n) => {
    const exposure = 0.2 * 60 ** random()
    return { exposure, count: poissonDraw(rate(n) * exposure, random) }
  })
}

test('places are those of exact sums over Poisson chances', () => {
  const units = crowd(4)
  const { places, overall } = funnel(units, [], { spread: 'chance' })
  units.forEach(({ count, exposure }, i) => {
    const mean = (overall ?? 0) * exposure
    const above = atLeast(count, mean)
    const below = 1 - atLeast(count + 1, mean)
    const place =
      above <= 0.001
        ? 'extreme-high'
        : above <= 0.025
          ? 'unusual-high'
          : below <= 0.001
            ? 'extreme-low'
            : below <= 0.025
              ? 'unusual-low'
              : 'usual'
    expect(places[i]).toBe(place)
  })
})

test('where all are alike hardly any is marked, and one that sells ten times as much crime is', () => {
  let [extreme, all] = [0, 0]
  for (let seed = 1; seed <= 30; seed++) {
    const { places } = funnel(crowd(seed), [])
    all += places.length
    extreme += places.filter(place => place.startsWith('extreme')).length
  }
  expect(extreme / all).toBeLessThan(0.002)
  const { places } = funnel([...crowd(5), { exposure: 2, count: 80 }], [])
  expect(places.at(-1)).toBe('extreme-high')
})

test('where units differ by more than chance the funnel is wider, and fewer are marked', () => {
  const uneven = crowd(6, n => 4 * (0.4 + (n % 7) / 5))
  const marked = (spread: 'chance' | 'between-units') =>
    funnel(uneven, [], { spread }).places.filter(place => place !== 'usual').length
  const { dispersion } = funnel(uneven, [])
  expect(dispersion).toBeGreaterThan(1.5)
  expect(marked('between-units')).toBeLessThan(marked('chance'))
})

test('limits close in on the rate of the whole as exposure grows', () => {
  const { limits, overall } = funnel(crowd(2), [0.5, 5, 500], { spread: 'chance' })
  const widths = limits.map(one => one.high998 - one.low998)
  expect(widths[0]).toBeGreaterThan(widths[1] ?? 0)
  expect(widths[1]).toBeGreaterThan(widths[2] ?? 0)
  for (const one of limits) {
    expect(one.low998).toBeLessThanOrEqual(one.low95)
    expect(one.low95).toBeLessThanOrEqual(overall ?? 0)
    expect(one.high95).toBeGreaterThanOrEqual(overall ?? 0)
  }
  expect(funnel([], []).notEstimable).toContain('0 units')
})
