import { type BackTest, type Day, dayNumber, dayOfNumber } from '@understory/model'
import { wilsonInterval } from '@understory/stats'
import type { DealerSales } from './dealer-rates.ts'
import { type IndexGun, knownOn } from './index-guns.ts'
import { scoreDealers } from './index-scores.ts'

const year = 365
/** Of the dealers this share is followed up: what one or two people can look at. */
const followed = 0.1
const leastAfter = 10

/**
 * Was the index worth following a year ago? Dealers are ranked with what was known a year before `asOf` and with sales up to the year before
 * that; then it is counted which share of the guns that were sold after it and recovered within a year came from the first tenth of dealers.
 * Held against the first tenth by sales volume alone, and against a tenth drawn by chance. Large
 * dealers have more of everything, so the number per 1,000 guns sold by those followed stands beside the share: what a look at so many sales finds. Dealers that are robbed count in no first tenth.
 *
 * Not estimable with fewer than 10 such guns, or fewer than 10 dealers.
 */
export function backTest(
  guns: readonly IndexGun[],
  sales: ReadonlyMap<string, DealerSales>,
  asOf: Day,
): BackTest {
  const cut = dayOfNumber(dayNumber(asOf) - year)
  const until = asOf
  const then = new Map([...sales].flatMap(([licence, one]) => upTo(licence, one, cut)))
  const { dealers } = scoreDealers(knownOn(guns, cut), then)
  const later = new Map<string, number>()
  for (const { licence, soldOn, time_days } of guns)
    if (
      licence !== null &&
      soldOn !== null &&
      soldOn > cut &&
      time_days !== null &&
      time_days <= year &&
      then.has(licence)
    )
      later.set(licence, (later.get(licence) ?? 0) + 1)
  const of = [...later.values()].reduce((a, b) => a + b, 0)
  const first = Math.max(1, Math.round(then.size * followed))
  const caughtBy = (licences: readonly string[]) => {
    const caught = licences.slice(0, first).reduce((sum, licence) => sum + (later.get(licence) ?? 0), 0)
    const sold = licences
      .slice(0, first)
      .reduce((sum, licence) => sum + soldAfter(sales.get(licence), cut, asOf), 0)
    return {
      caught,
      of,
      share: of === 0 ? null : caught / of,
      perThousand: sold === 0 ? null : (1000 * caught) / sold,
    }
  }
  const allSold = [...then.keys()].reduce((sum, licence) => sum + soldAfter(sales.get(licence), cut, asOf), 0)
  const bySales = [...then.values()].filter(one => one.robbed === null).sort((a, b) => b.sold - a.sold)
  const enough = of >= leastAfter && then.size >= 10
  const chance = enough ? wilsonInterval(Math.round((of * first) / then.size), of) : null
  return {
    ...{ cut, until, followed, dealers: then.size },
    index: caughtBy(dealers.map(one => one.licence)),
    salesVolume: caughtBy(bySales.map(one => one.licence)),
    chance: {
      share: then.size === 0 ? null : first / then.size,
      high: chance?.high ?? null,
      perThousand: allSold === 0 ? null : (1000 * of) / allSold,
    },
    notEstimable: enough
      ? null
      : `${of} guns of ${then.size} dealers were sold after ${cut} and recovered within a year; at least ${leastAfter} guns of 10 dealers are needed.`,
  }
}

/** A dealer as it was known on a day: sales before it, those of its year in proportion, and a theft only when it had been reported. */
function upTo(licence: string, one: DealerSales, day: Day): [string, DealerSales][] {
  const last = Number(day.slice(0, 4))
  const gone = partGone(day)
  const years = new Map(
    [...one.years].flatMap(([at, sold]) =>
      at > last ? [] : [[at, at < last ? sold : Math.round(sold * gone)] as const],
    ),
  )
  const sold = [...years.values()].reduce((a, b) => a + b, 0)
  const robbed = one.robbed !== null && one.robbed.on <= day ? one.robbed : null
  return sold > 0 ? [[licence, { ...one, years, sold, robbed }]] : []
}

/** The part of its year that is over at the end of a day. */
const partGone = (day: Day): number => (dayNumber(day) - dayNumber(`${day.slice(0, 4)}-01-01`) + 1) / year

/** Guns sold between the two days: the year of the cut in proportion, the newest year as it was reported so far. */
function soldAfter(one: DealerSales | undefined, cut: Day, asOf: Day): number {
  let sold = 0
  for (const [at, count] of one?.years ?? [])
    if (at > Number(cut.slice(0, 4)) && at <= Number(asOf.slice(0, 4))) sold += count
    else if (at === Number(cut.slice(0, 4))) sold += count * Math.max(0, 1 - partGone(cut))
  return sold
}
