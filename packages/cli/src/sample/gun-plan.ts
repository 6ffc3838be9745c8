import { dayNumber } from '@understory/model'
import { firstDay, type SamplePlan } from './plan.ts'

/**
 * Time to crime of the invented city: a share of guns are bought to be passed on and come up soon, the others take years. Both are
 * exponential, and the same for guns of every year of sale.
 */
export const timeToCrimeTruth = { soonShare: 0.25, soon_days: 150, later_days: 2_400 } as const

/** The true share of guns that come up within `within` days, among those that do within `horizon`. */
export function trueShareWithin(within: number, horizon: number): number {
  const { soonShare, soon_days, later_days } = timeToCrimeTruth
  const upTo = (days: number) =>
    soonShare * (1 - Math.exp(-(days + 1) / soon_days)) +
    (1 - soonShare) * (1 - Math.exp(-(days + 1) / later_days))
  return upTo(within) / upTo(horizon)
}

/** Crime guns sold on a day, at scale 1. */
export const soldPerDay = 2.4

/** A dealer who begins to sell to people who buy for others: many guns, soon found, often several in one sale. */
export const trafficking = {
  dealer: 'Tallow Creek Outfitters',
  guns: 70,
  time_days: 60,
  lastDays: 540,
} as const

/** A dealer whose store was broken into: the guns were stolen, none of them was sold. */
export const burglary = { dealer: 'Old Mill Arms', guns: 45, daysBefore: 700 } as const

/** Privately made pistols in one district in the newest weeks: what a signal should find within two weeks. */
export const surge = { district: 'Northfield', weeksBefore: 3, perWeek: 8 } as const

/** Days from request to completed trace: at least 2, on average so many more; some are never completed. */
export const traceDelay = { least_days: 2, more_days: 14, neverShare: 0.08 } as const

export const guns = {
  obliteratedShare: 0.05,
  /** Privately made guns and conversion devices grow to this share by the end. */
  privatelyMadeShare: 0.12,
  conversionShare: 0.05,
} as const

/** Guns are sold long before the first recovery in the file. */
export const firstSale = (plan: SamplePlan): number => dayNumber(firstDay(plan)) - 20 * 365

export interface Dealer {
  readonly name: string
  readonly licence: string
  readonly city: string
  readonly state: string
  readonly weight: number
}

const first = ['Amber', 'Birch', 'Cobble', 'Drover', 'Elder', 'Ferry', 'Gannet', 'Heron', 'Ironwood', 'Jetty']
const last = ['Sports', 'Outdoors', 'Supply', 'Trading']
const cities = ['Alder City', 'Marshgate', 'Quillport', 'Thornby', 'Wexcombe']
/** Codes of no state on earth; the city is in the first. */
export const states = ['XA', 'XB', 'XC', 'XD'] as const

/** Forty dealers of very different size, and the two of the stories. */
export const dealers: readonly Dealer[] = [
  ...first.flatMap((word, i) =>
    last.map((end, j) => ({
      name: `${word} ${end}`,
      licence: `9-${String(10 + i)}-${String(10_000 + 37 * (4 * i + j))}`,
      city: cities[(i + j) % cities.length] ?? '',
      state: states[(i * j) % states.length] ?? 'XA',
      weight: 1 / (1 + 4 * i + j) ** 0.8,
    })),
  ),
  { name: trafficking.dealer, licence: '9-30-20011', city: 'Thornby', state: 'XB', weight: 0.05 },
  { name: burglary.dealer, licence: '9-31-20022', city: 'Alder City', state: 'XA', weight: 0.05 },
]
