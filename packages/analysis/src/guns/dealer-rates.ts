import type { Day, DealerRates, GunFact, GunReportFact } from '@understory/model'
import { funnel, poissonInterval, shrunkenRates } from '@understory/stats'

/** What a dealer sold in the years that are known, and when it was robbed. */
export interface DealerSales {
  readonly licence: string
  readonly name: string | null
  readonly state: string | null
  readonly years: ReadonlyMap<number, number>
  readonly sold: number
  readonly robbed: { readonly on: Day; readonly guns: number } | null
}

const thefts: ReadonlySet<string> = new Set(['burglary', 'robbery', 'larceny', 'theft'])
const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** Dealers whose sales are known, by licence. A report of a loss in the books is no theft. */
export function dealerSales(reports: readonly GunReportFact[]): Map<string, DealerSales> {
  const dealers = new Map<string, DealerSales>()
  const byLicence = Map.groupBy(
    reports.filter(one => one.licence !== null),
    one => one.licence ?? '',
  )
  for (const [licence, list] of byLicence) {
    const years = new Map<number, number>()
    const sales = list.filter(one => one.kind === 'dealer-sales' && one.from !== null)
    for (const { from, count } of sales)
      years.set(yearOf(from ?? ''), (years.get(yearOf(from ?? '')) ?? 0) + (count ?? 0))
    const stolen = list
      .filter(
        one =>
          one.kind === 'theft-or-loss' && one.from !== null && thefts.has((one.what ?? '').toLowerCase()),
      )
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0]
    dealers.set(licence, {
      licence,
      name: sales.find(one => one.name !== null)?.name ?? null,
      state: sales.find(one => one.place !== null)?.place ?? null,
      years,
      sold: [...years.values()].reduce((a, b) => a + b, 0),
      robbed: stolen ? { on: stolen.from ?? '', guns: stolen.count ?? 0 } : null,
    })
  }
  return dealers
}

/** Guns that a dealer sold in years whose sales are known: others have no exposure to be held against. */
export const soldInKnownYears = (
  facts: readonly GunFact[],
  dealers: ReadonlyMap<string, DealerSales>,
): GunFact[] =>
  facts.filter(
    ({ dealerLicence, soldOn }) =>
      dealerLicence !== null && soldOn !== null && dealers.get(dealerLicence)?.years.has(yearOf(soldOn)),
  )

const limitsDrawn = 40

/**
 * Crime guns per 1,000 guns sold, dealer by dealer: exact (Garwood) intervals, rates drawn to the whole (empirical Bayes), and the limits of
 * a funnel within which dealers lie who differ no more than dealers do.
 *
 * Unit: guns whose first sale lies in a year for which the dealer's sales are known. Guns stolen from a dealer were not sold and are not
 * counted; a dealer who reported a theft is marked and comes after the others, whatever its rate. Not estimable with fewer than 5 dealers.
 */
export function dealerRates(
  facts: readonly GunFact[],
  reports: readonly GunReportFact[],
): Omit<DealerRates, 'coverage'> {
  const dealers = dealerSales(reports)
  const counted = Map.groupBy(soldInKnownYears(facts, dealers), one => one.dealerLicence ?? '')
  const known = [...dealers.values()].filter(one => one.sold > 0)
  const units = known.map(one => ({
    count: counted.get(one.licence)?.length ?? 0,
    exposure: one.sold / 1000,
  }))
  const largest = Math.max(0, ...units.map(unit => unit.exposure))
  const at = Array.from({ length: limitsDrawn }, (_, n) => (largest * 1.05 * (n + 1)) / limitsDrawn)
  const drawn = funnel(units, at)
  const shrunken = shrunkenRates(units, { above: 2 })
  const days = reports.filter(one => one.kind === 'dealer-sales')
  const rows = known.map((one, i): DealerRates['dealers'][number] => {
    const { count, exposure } = units[i] ?? { count: 0, exposure: 1 }
    const own = poissonInterval(count, { exposure })
    const drawnIn = shrunken.rates[i]
    return {
      licence: one.licence,
      name: one.name ?? counted.get(one.licence)?.find(gun => gun.dealerName !== null)?.dealerName ?? null,
      state: one.state,
      guns: count,
      sold: one.sold,
      ...{ rate: own.value ?? 0, low: own.low ?? 0, high: own.high ?? 0 },
      shrunken:
        shrunken.notEstimable !== null || !drawnIn
          ? null
          : {
              rate: drawnIn.value,
              low: drawnIn.low,
              high: drawnIn.high,
              chanceAboveTwice: drawnIn.chanceAbove,
            },
      place: drawn.places[i] ?? null,
      robbed: one.robbed,
    }
  })
  const withLicence = facts.filter(one => one.dealerLicence !== null)
  return {
    from: days.reduce<Day | null>(
      (first, { from }) => (first === null || (from ?? '9') < first ? from : first),
      null,
    ),
    to: days.reduce<Day | null>((last, { to }) => (last === null || (to ?? '') > last ? to : last), null),
    overall: drawn.overall,
    dispersion: drawn.dispersion,
    notEstimable: drawn.notEstimable,
    withoutSales: withLicence.filter(one => !((dealers.get(one.dealerLicence ?? '')?.sold ?? 0) > 0)).length,
    withoutLicence: facts.filter(one => one.dealerLicence === null && one.dealerName !== null).length,
    dealers: rows.sort(byDoubt),
    limits: drawn.limits.map(({ exposure, ...limits }) => ({ sold: exposure * 1000, ...limits })),
  }
}

/** Dealers that were robbed come last; the others by how sure it is that they are above the rest. */
function byDoubt(a: DealerRates['dealers'][number], b: DealerRates['dealers'][number]): number {
  if ((a.robbed === null) !== (b.robbed === null)) return a.robbed === null ? -1 : 1
  return (b.shrunken?.low ?? b.low) - (a.shrunken?.low ?? a.low) || (a.licence < b.licence ? -1 : 1)
}
