import { expect, test } from 'vitest'
import { gunFact as gun } from '../testing/made-up-fact.ts'
import { gunSummary } from './gun-summary.ts'

test('counts by hand: four guns, one without a time, one from the same state', () => {
  const summary = gunSummary([
    gun(),
    gun({
      timeToCrime: { days: 1_095, basis: 'stated', reason: null },
      dealerName: 'dealer  a',
      soldOn: null,
    }),
    gun({
      timeToCrime: { days: null, basis: null, reason: 'no-sale-day' },
      dealerName: null,
      dealerState: null,
    }),
    gun({
      timeToCrime: { days: 30, basis: 'dates', reason: null },
      dealerState: 'MD',
      dealerName: 'Dealer B',
    }),
  ])
  expect(summary).toMatchObject({
    asOf: '2026-01-01',
    guns: 4,
    timeToCrime: {
      known: { count: 3, of: 4, share: 0.75 },
      computed: 2,
      stated: 1,
      undefinedBy: [{ reason: 'no-sale-day', count: 1 }],
      median_days: 365,
      withinYear: { count: 2, of: 3 },
      withinThreeYears: { count: 2, of: 3 },
    },
    interstate: { count: 2, of: 3 },
    states: [
      { state: 'VA', count: 2, median_days: 730 },
      { state: 'MD', count: 1, median_days: 30 },
    ],
    dealers: [
      { name: 'Dealer A', guns: 2, withinThreeYears: 1 },
      { name: 'Dealer B', guns: 1, withinThreeYears: 1 },
    ],
    dealerCount: 2,
    dealersOfHalf: 1,
    coverage: { turnaround_days: 12, turnaroundKnown: 4 },
  })
  expect(summary.timeToCrime.bands.map(band => band.count)).toEqual([1, 0, 0, 1, 0, 1])
})

test('nothing known is said as nothing known', () => {
  const summary = gunSummary([])
  expect(summary).toMatchObject({ guns: 0, asOf: null, interstate: { of: 0, share: null }, dealers: [] })
  expect(summary.timeToCrime.median_days).toBeNull()
  expect(summary.corrected.notEstimable).toContain('at least 20')
})

test('guns sold lately lean the plain share to short times, and the corrected one does not follow', () => {
  const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
  const today = 20_454
  // Sold one a day over four years; each is recovered 10, 400 or 800 days later, in turn, if that day has come.
  const guns = Array.from({ length: 1_460 }, (_, n) => ({
    sold: today - 1_460 + n,
    time: [10, 400, 800][n % 3] ?? 0,
  }))
    .filter(({ sold, time }) => sold + time <= today)
    .map(({ sold, time }) =>
      gun({
        receivedOn: day(today),
        firstReceivedOn: day(today),
        soldOn: day(sold),
        recoveredOn: day(sold + time),
        timeToCrime: { days: time, basis: 'dates', reason: null },
      }),
    )
  const { corrected } = gunSummary(guns)
  expect(corrected.withinYear?.naive).toBeGreaterThan(0.4)
  expect(corrected.withinYear?.value).toBeCloseTo(1 / 3, 2)
  expect(corrected.withinYear?.low).toBeLessThan(1 / 3)
  expect(corrected.median_days).toMatchObject({ value: 400 })
})
