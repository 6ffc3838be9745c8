import { type GunFact, type GunRecord, type GunReportFact, timeToCrime } from '@understory/model'

const makers = ['BRINDLE', 'CALDER', 'FENWICK', 'HOLLIS', 'MARROW', 'TARRANT', null]
const calibres = ['9mm', '.40', '.380', '.38', '5.56', '12 gauge', null]
const areas = Array.from({ length: 24 }, (_, n) => `Area ${n + 1}`)
const types = ['pistol', 'pistol', 'pistol', 'revolver', 'rifle', 'shotgun'] as const
const circumstances = ['possession', 'possession', 'drugs', 'shooting', 'not-stated'] as const
const states = ['XA', 'XA', 'XB', 'XC', null]

/** Numbers below n, the same in every run (a linear congruence is random enough for a load). */
export function below() {
  let state = 7
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * n)
  }
}
const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)

/** Made-up guns with what every facet asks of them, recovered over eleven years. */
export function madeUpFacts(count: number): GunFact[] {
  const draw = below()
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)] as T
  return Array.from({ length: count }, () => {
    const recovered = 16_000 + draw(4_000)
    const soldOn = day(recovered - 1 - draw(3_000))
    const dealer = draw(2_000)
    const days = {
      soldOn,
      recoveredOn: day(recovered),
      stated_days: null,
      usedSale: false,
      severalGuns: false,
    }
    return {
      ...{ source: 'made-up', receivedOn: '2025-01-01', firstReceivedOn: '2025-01-01' },
      ...{ recoveredOn: day(recovered), recoveryState: 'XA', recoveryArea: pick(areas) },
      ...{
        circumstance: pick(circumstances),
        type: pick(types),
        maker: pick(makers),
        calibre: pick(calibres),
      },
      ...{ serialState: 'intact', privatelyMade: 'no', conversionDevice: 'no' },
      ...{ traceStatus: 'traced-to-purchaser', traceRequestedOn: null, traceCompletedOn: null, soldOn },
      ...{
        dealerLicence: `9-${dealer}`,
        dealerName: `Dealer ${dealer}`,
        dealerCity: null,
        dealerState: pick(states),
      },
      timeToCrime: timeToCrime(days),
      ...{ ballistics: 'not-stated', multipleSale: 'no', reportedStolen: 'no', flags: [] },
    }
  })
}

/** The same as rows with numbers, and reports about them: a sale each, some to the same buyer, possession, ballistics, sales by year. */
export function madeUpRecords(count: number): { records: GunRecord[]; reports: GunReportFact[] } {
  const facts = madeUpFacts(count)
  const draw = below()
  const records = facts.map((fact, n) => ({ ...fact, key: `G${n}`, serial: `KR${n}`, model: null }))
  const nothing = {
    what: null,
    place: null,
    origin: null,
    city: null,
    name: null,
    licence: null,
    gunKey: null,
  }
  const report = (change: Partial<GunReportFact> & Pick<GunReportFact, 'kind'>): GunReportFact => ({
    ...nothing,
    ...{
      source: 'made-up',
      otherGunKey: null,
      incidentKey: null,
      party: null,
      transaction: null,
      count: null,
    },
    ...{ from: '2020-01-01', to: '2020-12-31' },
    ...change,
  })
  const reports: GunReportFact[] = []
  let sale = 0
  for (const [n, { soldOn, dealerLicence }] of facts.entries()) {
    if (draw(4) > 0) sale++
    const sold = { from: soldOn, to: soldOn, licence: dealerLicence, gunKey: `G${n}` }
    reports.push(
      report({ kind: 'sale', ...sold, party: `B${Math.floor(sale / 2)}`, transaction: `T${sale}` }),
    )
    if (draw(5) === 0) reports.push(report({ kind: 'possession', gunKey: `G${n}`, party: `P${draw(count)}` }))
    if (draw(12) === 0)
      reports.push(report({ kind: 'ballistic-lead', gunKey: `G${n}`, otherGunKey: `G${draw(count)}` }))
  }
  for (let dealer = 0; dealer < 2_000; dealer++)
    reports.push(report({ kind: 'dealer-sales', licence: `9-${dealer}`, count: 500 + draw(4_000) }))
  return { records, reports }
}
