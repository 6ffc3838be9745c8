import type { GunRecord, GunReportFact } from '@understory/model'
import { expect, expectTypeOf, test } from 'vitest'
import { gunFact } from '../testing/made-up-fact.ts'
import { type DealerSales, dealerRates, dealerSales } from './dealer-rates.ts'
import { type IndexGun, indexGuns, type NotDemographic } from './index-guns.ts'
import { scoreDealers, scoreGun, scoreTransactions } from './index-scores.ts'
import { findLeads } from './leads.ts'

const record = (key: string, change: Partial<GunRecord> = {}): GunRecord => ({
  ...gunFact({ dealerLicence: '1-2', serialState: 'intact' }),
  ...{ key, serial: null, model: null },
  ...change,
})
const report = (change: Partial<GunReportFact>): GunReportFact => ({
  ...{
    source: 'events',
    kind: 'sale',
    from: '2024-01-01',
    to: '2024-01-01',
    what: null,
    place: null,
    origin: null,
  },
  ...{
    city: null,
    name: null,
    licence: '1-2',
    gunKey: null,
    otherGunKey: null,
    incidentKey: null,
    party: null,
  },
  ...{ transaction: null, count: null },
  ...change,
})
const soon = { days: 40, basis: 'dates', reason: null } as const

test('a feature about a person cannot be named: its type is never', () => {
  expectTypeOf<NotDemographic<'buyerAge'>>().toEqualTypeOf<never>()
  expectTypeOf<NotDemographic<'raceOfPossessor'>>().toEqualTypeOf<never>()
  expectTypeOf<NotDemographic<'zipOfBuyer'>>().toEqualTypeOf<never>()
  expectTypeOf<NotDemographic<'neighborhood'>>().toEqualTypeOf<never>()
  expectTypeOf<NotDemographic<'gangLabel'>>().toEqualTypeOf<never>()
  expectTypeOf<NotDemographic<'ballisticLinks'>>().toEqualTypeOf<'ballisticLinks'>()
  // @ts-expect-error the index has no such field
  const refused: IndexGun['buyerAge'] = 30
  expect(refused).toBe(30)
})

test('points are added up by hand, and what is not known gives none and is listed', () => {
  const records = [record('A', { timeToCrime: soon }), record('B', { timeToCrime: soon }), record('C')]
  const guns = indexGuns(records, [
    report({ gunKey: 'A', party: 'P1', transaction: 'T1' }),
    report({ gunKey: 'B', party: 'P1', transaction: 'T1' }),
    report({ gunKey: 'C', party: 'P1', transaction: 'T2' }),
    report({ kind: 'possession', gunKey: 'A', party: 'P2' }),
    report({ kind: 'ballistic-lead', gunKey: 'B', incidentKey: 'SH1' }),
  ])
  const [a, b, c] = guns.map(scoreGun)
  // 4 within 90 days, 2 several in one sale, 3 other sales of the buyer, 2 another possessor.
  expect([a?.score, a?.unknown]).toEqual([11, ['ballistic-link']])
  // 4 + 2 + 3, and 1 for the link; who had it is not known.
  expect([b?.score, b?.unknown]).toEqual([10, ['another-possessor-within-a-year']])
  // A year, and the other sale of the buyer; one gun in its own sale.
  expect([c?.score, c?.because.map(one => one.ingredient)]).toEqual([
    5,
    ['recovered-within-a-year', 'buyer-of-other-crime-guns'],
  ])
  expect(scoreTransactions(guns).map(one => [one.subject, one.score, one.guns])).toEqual([
    ['T1', 21, ['A', 'B']],
    ['T2', 5, ['C']],
  ])
})

test('a lead about a buyer has the points of its strongest sale, not a sum over the person', () => {
  const records = ['A', 'B', 'C'].map(key => record(key, { timeToCrime: soon }))
  const reports = ['A', 'B', 'C'].map((gunKey, n) => report({ gunKey, party: 'P1', transaction: `T${n}` }))
  const guns = indexGuns(records, reports)
  const lead = findLeads(guns, reports).find(one => one.kind === 'repeat-purchaser')
  const strongest = scoreTransactions(guns)[0]?.score
  expect(lead).toMatchObject({ subject: 'repeat-purchaser:P1', points: strongest, guns: ['A', 'B', 'C'] })
})

const soldIn2023 = (
  licence: string,
  sold: number,
  robbed: DealerSales['robbed'] = null,
): [string, DealerSales] => [
  licence,
  { licence, name: licence, state: null, years: new Map([[2023, sold]]), sold, robbed },
]

test('a robbed dealer and one whose sales are not known are listed apart, never ranked', () => {
  const many = Array.from({ length: 12 }, (_, n) => soldIn2023(`D${n}`, 1000))
  const sales = new Map([...many, soldIn2023('R', 100, { on: '2023-05-01', guns: 20 })])
  const guns = indexGuns(
    [
      ...Array.from({ length: 30 }, (_, n) => record(`r${n}`, { dealerLicence: 'R', timeToCrime: soon })),
      ...Array.from({ length: 24 }, (_, n) =>
        record(`d${n}`, { dealerLicence: `D${n % 12}`, timeToCrime: soon }),
      ),
      record('x', { dealerLicence: 'unheard-of' }),
    ],
    [],
  )
  const { dealers, notRanked } = scoreDealers(guns, sales)
  expect(dealers.map(one => one.licence)).not.toContain('R')
  expect(notRanked).toEqual([
    { licence: 'R', name: 'R', because: 'robbed' },
    { licence: 'unheard-of', name: null, because: 'no-sales' },
  ])
})

test('rates count guns sold in years whose sales are known, and a loss in the books is no theft', () => {
  const reports = [
    report({ kind: 'dealer-sales', from: '2023-01-01', to: '2023-12-31', count: 500, name: 'One' }),
    report({ kind: 'theft-or-loss', what: 'loss', count: 3 }),
  ]
  const rates = dealerRates(
    [record('A'), record('B', { soldOn: '2019-01-01' }), record('C', { dealerLicence: null })],
    reports,
  )
  expect(rates.dealers).toMatchObject([
    { name: 'One', guns: 1, sold: 500, rate: 2, robbed: null, place: null },
  ])
  expect(rates).toMatchObject({
    withoutLicence: 1,
    notEstimable: 'There are 1 units; at least 5 are needed.',
  })
  expect(
    dealerSales([...reports, report({ kind: 'theft-or-loss', what: 'Burglary', count: 9 })]).get('1-2')
      ?.robbed,
  ).toEqual({
    on: '2024-01-01',
    guns: 9,
  })
})
