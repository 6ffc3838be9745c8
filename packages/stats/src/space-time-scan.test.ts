import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '../reference/reference.gen.json' with { type: 'json' }
import { seeded } from './seeded.ts'
import { type ScanPoint, spaceTimeScan } from './space-time-scan.ts'
import { poissonDraw } from './testing/random.ts'

const at = (places: readonly (readonly number[])[], counts: readonly (readonly number[])[]): ScanPoint[] =>
  places.map(([x = 0, y = 0], i) => ({ id: `p${i}`, x, y, counts: counts[i] ?? [] }))
const quick = { longest: 2, random: seeded(1), permutations: 9 }

test('the strongest cylinder is the one that a plain enumeration in Python finds', () => {
  expect(reference.spaceTimeScans.length).toBe(8)
  for (const made of reference.spaceTimeScans) {
    const { clusters, notEstimable } = spaceTimeScan(at(made.places, made.counts), {
      ...{ longest: made.longest, random: seeded(5), permutations: 1 },
      ...(made.expected ? { expected: made.expected } : {}),
    })
    const [first] = clusters
    expect(notEstimable).toBeNull()
    expect(first?.logLikelihoodRatio).toBeCloseTo(made.ratio, 8)
    expect(first?.places.toSorted()).toEqual(made.zone.map(i => `p${i}`).toSorted())
    expect([first?.periods, first?.observed]).toEqual([made.length, made.observed])
    expect(first?.expected).toBeCloseTo(made.mean, 8)
  }
})

/** All orders of a small list. */
function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield []
  for (let i = 0; i < items.length; i++)
    for (const rest of orders(items.toSpliced(i, 1))) yield [items[i] as T, ...rest]
}

test('the p-value is the share of all ways to deal the periods that are at least as strong', () => {
  const places = [
    [0, 0],
    [1, 0],
    [3, 0],
  ]
  const counts = [
    [0, 0, 1, 0, 2],
    [1, 0, 0, 1, 0],
    [0, 1, 1, 0, 0],
  ]
  const cases = counts.flatMap((row, place) =>
    row.flatMap((count, period) => Array.from({ length: count }, () => ({ place, period }))),
  )
  const options = { longest: 2, permutations: 1 }
  const ratio = (rows: readonly (readonly number[])[]) =>
    spaceTimeScan(at(places, rows), { ...options, random: seeded(1) }).clusters[0]?.logLikelihoodRatio ?? 0
  const observed = ratio(counts)
  let [all, asStrong] = [0, 0]
  for (const order of orders(cases.map(one => one.period))) {
    const rows = places.map(() => [0, 0, 0, 0, 0])
    for (const [i, { place }] of cases.entries()) {
      const row = rows[place] as number[]
      row[order[i] as number] = (row[order[i] as number] ?? 0) + 1
    }
    all++
    if (ratio(rows) >= observed - 1e-9) asStrong++
  }
  const { clusters } = spaceTimeScan(at(places, counts), {
    ...{ longest: 2, permutations: 20_000, random: seeded(7) },
  })
  expect(all).toBe(5_040)
  expect(asStrong / all).toBeGreaterThan(0.01)
  // Five standard errors of 20,000 deals.
  const exact = asStrong / all
  expect(Math.abs((clusters[0]?.p ?? 0) - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 20_000))
})

/** A quiet city: each place with its own level, and a season that all share. */
function quiet(seed: number, { places = 20, weeks = 52, mean = 0.8 } = {}): ScanPoint[] {
  const random = seeded(seed)
  return Array.from({ length: places }, (_, i) => {
    const level = mean * (0.3 + 1.4 * random())
    const season = (week: number) => 1 + 0.5 * Math.sin((2 * Math.PI * week) / 52)
    const counts = Array.from({ length: weeks }, (_, week) => poissonDraw(level * season(week), random))
    return { id: `p${i}`, x: random(), y: random(), counts }
  })
}

describe('laws', () => {
  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 9,
  })
  const points = fc.tuple(
    rows,
    fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { minLength: 9, maxLength: 9 }),
  )
  const city = points.map(([counts, cells]) =>
    at(
      counts.map((_, i) => [(cells[i] ?? 0) % 20, Math.floor((cells[i] ?? 0) / 20)]),
      counts,
    ),
  )

  test('a ratio is never negative, a cluster has more than expected, and clusters share no place', () => {
    fc.assert(
      fc.property(city, fc.integer(), (made, seed) => {
        const { clusters, cases } = spaceTimeScan(made, { ...quick, random: seeded(seed) })
        for (const one of clusters) {
          expect(one.logLikelihoodRatio).toBeGreaterThan(0)
          expect(one.observed).toBeGreaterThan(one.expected)
          expect(one.expected).toBeLessThanOrEqual(cases / 2)
          expect(one.p > 0 && one.p <= 1).toBe(true)
        }
        const named = clusters.flatMap(one => one.places)
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })

  test('what places are called and the order they come in change nothing', () => {
    fc.assert(
      fc.property(city, made => {
        const first = (list: readonly ScanPoint[]) => {
          const [one] = spaceTimeScan(list, { ...quick, random: seeded(1) }).clusters
          return one === undefined ? null : Number(one.logLikelihoodRatio.toFixed(9))
        }
        const other = made.map((one, i) => ({ ...one, id: `other ${i}` })).toReversed()
        expect(first(other)).toBe(first(made))
        expect(first(made.map(one => ({ ...one, x: one.y + 7, y: one.x - 3 })))).toBe(first(made))
      }),
    )
  })

  test('the same random numbers give the same answer', () => {
    const ask = () => spaceTimeScan(quiet(3), { longest: 4, random: seeded(11), permutations: 99 })
    expect(ask()).toEqual(ask())
  })

  test('with expected counts of the cases themselves the Poisson variant finds the same cylinder', () => {
    const made = quiet(8)
    const sums = made.map(one => one.counts.reduce((a, b) => a + b, 0))
    const weeks =
      made[0]?.counts.map((_, w) => made.reduce((all, one) => all + (one.counts[w] ?? 0), 0)) ?? []
    const expected = sums.map(total => weeks.map(week => total * week))
    const [one] = spaceTimeScan(made, { ...quick, random: seeded(1), expected }).clusters
    const [other] = spaceTimeScan(made, { ...quick, random: seeded(1) }).clusters
    expect(one?.logLikelihoodRatio).toBeCloseTo(other?.logLikelihoodRatio ?? 0, 8)
    expect(one?.places).toEqual(other?.places)
  })
})

/** The three places nearest to the first have three times as many in the newest two weeks. */
function withCluster(made: readonly ScanPoint[], seed: number, times: number): ScanPoint[] {
  const random = seeded(seed)
  const [middle] = made
  const far = (one: ScanPoint) => (one.x - (middle?.x ?? 0)) ** 2 + (one.y - (middle?.y ?? 0)) ** 2
  const near = new Set(made.toSorted((a, b) => far(a) - far(b)).slice(0, 3))
  return made.map(one =>
    near.has(one)
      ? {
          ...one,
          counts: one.counts.map((n, w) => (w < 50 ? n : n + poissonDraw((times - 1) * 1.5, random))),
        }
      : one,
  )
}

test('a planted cluster over three places is found, and where it is', () => {
  let [found, right] = [0, 0]
  for (let run = 0; run < 20; run++) {
    const made = withCluster(quiet(run + 40), run, 3.5)
    const [first] = spaceTimeScan(made, { longest: 4, random: seeded(run) }).clusters
    if ((first?.p ?? 1) <= 0.01) found++
    if (first?.places.includes('p0') && first.periods <= 3) right++
  }
  expect(found).toBeGreaterThanOrEqual(17)
  expect(right).toBeGreaterThanOrEqual(17)
})

test('in quiet cities p-values are as small as they say, whether the deals are stopped early or not', () => {
  for (const enough of [null, 5]) {
    let [below5, below50] = [0, 0]
    for (let run = 0; run < 300; run++) {
      const made = quiet(run + 1_000, { places: 12, weeks: 30, mean: 0.4 })
      const { clusters } = spaceTimeScan(made, { longest: 3, random: seeded(run), permutations: 199, enough })
      const p = clusters[0]?.p ?? 1
      if (p <= 0.05) below5++
      if (p <= 0.5) below50++
    }
    // 99.9 % limits of a binomial of 300.
    expect(below5).toBeLessThanOrEqual(29)
    expect(below5).toBeGreaterThanOrEqual(4)
    expect(below50).toBeLessThanOrEqual(180)
    expect(below50).toBeGreaterThanOrEqual(110)
  }
}, 60_000)

test('stopping early changes no decision at the level that is asked for', () => {
  for (let run = 0; run < 60; run++) {
    const made = withCluster(quiet(run + 500), run, 1 + (run % 3))
    const scan = (enough: number | null) =>
      spaceTimeScan(made, { longest: 4, random: seeded(run), enough }).clusters[0]?.p ?? 1
    const [all, stopped] = [scan(null), scan(5)]
    expect(stopped <= 0.004).toBe(all <= 0.004)
  }
}, 60_000)

test('270 places over 52 weeks are scanned a thousand times in seconds', () => {
  const made = quiet(77, { places: 270, weeks: 52, mean: 0.6 })
  const from = performance.now()
  const { permutations, cases } = spaceTimeScan(made, { longest: 4, random: seeded(2) })
  const took_s = (performance.now() - from) / 1000
  console.log(
    `space-time scan: 270 places, 52 weeks, ${cases} cases, ${permutations} deals: ${took_s.toFixed(2)} s`,
  )
  expect(permutations).toBe(999)
  expect(took_s).toBeLessThan(8)
}, 30_000)

test('what cannot be judged is said, and what cannot be meant is refused', () => {
  const few = (rows: number[][]) =>
    spaceTimeScan(
      at(
        rows.map((_, i) => [i, 0]),
        rows,
      ),
      quick,
    ).notEstimable
  expect(few([])).toContain('two places')
  expect(
    few([
      [1, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ]),
  ).toContain('two places')
  expect(
    few([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]),
  ).toContain('4 periods')
  expect(
    few([
      [1, 1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 1],
    ]),
  ).toBeNull()
  const made = at(
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 1],
      [1, 1],
    ],
  )
  expect(() => spaceTimeScan(made, { ...quick, longest: 0 })).toThrow(RangeError)
  expect(() => spaceTimeScan(made, { ...quick, largestShare: 1 })).toThrow(RangeError)
  expect(() =>
    spaceTimeScan(
      at(
        [
          [0, 0],
          [1, 0],
        ],
        [[1, 1], [1]],
      ),
      quick,
    ),
  ).toThrow(RangeError)
  expect(() =>
    spaceTimeScan(made, {
      ...quick,
      expected: [
        [0, 0],
        [1, 1],
      ],
    }),
  ).toThrow(RangeError)
})
