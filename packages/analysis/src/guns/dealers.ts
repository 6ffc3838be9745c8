import type { GunFact, GunSummary } from '@understory/model'
import { middle } from './shares.ts'

const dealersShown = 25

/** A dealer is known by name, compared without case and space, and without one by the licence: a chain is one, with its states listed. */
const keyOf = ({ dealerName, dealerLicence }: GunFact): string | null => {
  const name = dealerName ?? dealerLicence
  return name === null ? null : name.toUpperCase().replace(/\s+/g, ' ')
}

/** Dealers by how many guns they first sold, most first. A count is no rate: how many guns a dealer sold in all is not in it. */
export function dealersOf(
  facts: readonly GunFact[],
  short_days: number,
): Pick<GunSummary, 'dealers' | 'dealerCount' | 'dealersOfHalf'> {
  const groups = Map.groupBy(
    facts.filter(one => keyOf(one) !== null),
    one => keyOf(one) ?? '',
  )
  const dealers = [...groups.values()]
    .map(guns => {
      const days = guns.flatMap(one => one.timeToCrime.days ?? [])
      return {
        name: guns[0]?.dealerName ?? guns[0]?.dealerLicence ?? '',
        states: [...new Set(guns.flatMap(one => one.dealerState ?? []))],
        guns: guns.length,
        withTime: days.length,
        median_days: middle(days),
        withinThreeYears: days.filter(one => one < short_days).length,
      }
    })
    .sort((a, b) => b.guns - a.guns || (a.name < b.name ? -1 : 1))
  const all = dealers.reduce((sum, one) => sum + one.guns, 0)
  let [reached, dealersOfHalf] = [0, 0]
  while (reached * 2 < all) reached += dealers[dealersOfHalf++]?.guns ?? all
  return { dealers: dealers.slice(0, dealersShown), dealerCount: dealers.length, dealersOfHalf }
}
