import type { Scored, TraffickingIndex } from '@understory/model'
import { shrunkenRates } from '@understory/stats'
import type { DealerSales } from './dealer-rates.ts'
import type { IndexGun } from './index-guns.ts'

/** Raised with every change of an ingredient, its points or the formula; stands with every score. */
export const indexVersion = '1'

interface Ingredient {
  readonly name: string
  readonly points: number
  readonly why: string
  readonly missing: string
  /** Null where it is not known. */
  readonly holds: (gun: IndexGun) => boolean | null
}

const within = (days: number | null, from: number, to: number) =>
  days === null ? null : days >= from && days < to
const noDays = 'Without both days it gives no points and is listed as not known.'
const noSale = 'Without a report of the sale it gives no points and is listed as not known.'

/** What a gun gets points for. The index adds them up: anybody can do the sum by hand. */
export const indexIngredients: readonly Ingredient[] = [
  {
    name: 'recovered-within-90-days',
    points: 4,
    why: 'A short time to crime is the sign of diversion that tracing has used longest (ATF, NFCTA volume II).',
    missing: noDays,
    holds: gun => within(gun.time_days, 0, 90),
  },
  {
    name: 'recovered-within-a-year',
    points: 2,
    why: 'The same, weaker: 90 days to a year.',
    missing: noDays,
    holds: gun => within(gun.time_days, 90, 366),
  },
  {
    name: 'several-in-one-sale',
    points: 2,
    why: 'Guns bought several at once are recovered more often (Wintemute and others 2005: same-day multiples, odds ratio 1.33).',
    missing: noSale,
    holds: gun => (gun.gunsInTransaction === null ? null : gun.gunsInTransaction > 1),
  },
  {
    name: 'buyer-of-other-crime-guns',
    points: 3,
    why: 'Other crime guns out of other sales to the same buyer (Koper 2014; practice of tracing).',
    missing: noSale,
    holds: gun => (gun.otherGunsOfBuyer === null ? null : gun.otherGunsOfBuyer > 0),
  },
  {
    name: 'another-possessor-within-a-year',
    points: 2,
    why: 'Somebody else had the gun within a year of its sale.',
    missing: 'Without both codes or both days it gives no points and is listed as not known.',
    holds: gun =>
      gun.otherPossessor === null || gun.time_days === null
        ? null
        : gun.otherPossessor && gun.time_days < 366,
  },
  {
    name: 'ballistic-link',
    points: 1,
    why: 'The gun was linked to another scene, as a lead or confirmed.',
    missing: 'A gun that was never entered gives no points and is listed as not known.',
    holds: gun => (gun.ballisticLinks === null ? null : gun.ballisticLinks > 0),
  },
  {
    name: 'serial-removed',
    points: 2,
    why: 'Somebody removed the serial number, and it was restored.',
    missing: 'A state that is not stated gives no points and is listed as not known.',
    holds: gun => gun.serialRestored,
  },
]

/** The points of a gun, and because of what. */
export function scoreGun(gun: IndexGun): Scored {
  const because: Scored['because'] = []
  const unknown: string[] = []
  let score = 0
  for (const { name, points, holds } of indexIngredients) {
    const held = holds(gun)
    if (held === null) unknown.push(name)
    else if (held) {
      because.push({ ingredient: name, points })
      score += points
    }
  }
  return { subject: gun.key, guns: [gun.key], score, because, unknown }
}

/** A transaction has the points of its guns; the ingredients are added up. */
export function scoreTransactions(guns: readonly IndexGun[]): Scored[] {
  const groups = new Map<
    string,
    Scored & { because: { ingredient: string; points: number }[]; guns: string[] }
  >()
  for (const gun of guns) {
    if (gun.transaction === null) continue
    const one = scoreGun(gun)
    const known = groups.get(gun.transaction)
    if (!known) {
      groups.set(gun.transaction, { ...one, subject: gun.transaction })
      continue
    }
    known.guns.push(gun.key)
    known.score += one.score
    for (const { ingredient, points } of one.because) {
      const same = known.because.find(each => each.ingredient === ingredient)
      if (same) same.points += points
      else known.because.push({ ingredient, points })
    }
    for (const name of one.unknown) if (!known.unknown.includes(name)) known.unknown.push(name)
  }
  return [...groups.values()].sort((a, b) => b.score - a.score || (a.subject < b.subject ? -1 : 1))
}

const quick_days = 366

/**
 * Dealers by how far the lower end of their rate of quick crime guns (sold and recovered within a year, per 1,000 sold, drawn to the whole)
 * lies above the rate of all dealers. A dealer that was robbed, or whose sales are not known, is not ranked: it is listed apart.
 */
export function scoreDealers(
  guns: readonly IndexGun[],
  sales: ReadonlyMap<string, DealerSales>,
): Pick<TraffickingIndex, 'dealers' | 'notRanked'> {
  const quick = new Map<string, number>()
  const licences = new Set<string>()
  for (const { licence, soldOn, time_days } of guns) {
    if (licence === null) continue
    licences.add(licence)
    const known = soldOn !== null && sales.get(licence)?.years.has(Number(soldOn.slice(0, 4)))
    if (known && time_days !== null && time_days < quick_days)
      quick.set(licence, (quick.get(licence) ?? 0) + 1)
  }
  const known = [...sales.values()].filter(one => one.sold > 0)
  const units = known.map(one => ({ count: quick.get(one.licence) ?? 0, exposure: one.sold / 1000 }))
  const { rates, overall } = shrunkenRates(units)
  const ranked = known.flatMap((one, i): TraffickingIndex['dealers'] => {
    const rate = rates[i]
    const { count = 0 } = units[i] ?? {}
    if (one.robbed !== null || !rate || !overall) return []
    return [
      {
        licence: one.licence,
        name: one.name,
        score: rate.low / overall,
        quick: count,
        sold: one.sold,
        ...{ rate: rate.value, low: rate.low, high: rate.high },
      },
    ]
  })
  const robbed = known.filter(one => one.robbed !== null)
  const unsold = [...licences].filter(licence => !((sales.get(licence)?.sold ?? 0) > 0)).sort()
  return {
    dealers: ranked.sort((a, b) => b.score - a.score || (a.licence < b.licence ? -1 : 1)),
    notRanked: [
      ...robbed.map(one => ({ licence: one.licence, name: one.name, because: 'robbed' as const })),
      ...unsold.map(licence => ({ licence, name: null, because: 'no-sales' as const })),
    ],
  }
}
