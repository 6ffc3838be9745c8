import { checkCount } from './check-argument.ts'

/** How evenly what was noted is spread over the seats of a table. It speaks of the table, never of a person. */
export interface SpeakingBalance {
  /** 1 when all seats gave alike, 0 when one seat gave all: entropy over that of equal shares. */
  readonly evenness: number | null
  /** What evenness would be on average if every point were as likely to come from any seat: few points are never quite even. */
  readonly evennessByChance: number | null
  /** Gini's measure: 0 when all gave as much, near 1 when one seat gave all. */
  readonly gini: number | null
  readonly largestShare: number | null
  readonly silentSeats: number
  readonly notEstimable: string | null
}

/** Fewer points for each seat than this say more about chance than about the table. */
const fewestPerSeat = 2

/**
 * Balance of speaking from the number of points noted for each seat, those with none included. Not estimable for fewer than 3 seats or
 * fewer than 2 points a seat. Points are what a note-taker wrote down, not minutes: who is written down less may have spoken as long.
 *
 * Source: Pielou (1966), J Theor Biol 13:131–144, doi:10.1016/0022-5193(66)90013-0 (evenness); Gini (1912). Checked by hand, and the
 * value by chance against all ways a few points can fall.
 */
export function speakingBalance(points: readonly number[]): SpeakingBalance {
  for (const count of points) checkCount('points of a seat', count)
  const seats = points.length
  const total = points.reduce((sum, count) => sum + count, 0)
  const silentSeats = points.filter(count => count === 0).length
  const reason = whyNot(seats, total)
  if (reason !== null)
    return {
      evenness: null,
      evennessByChance: null,
      gini: null,
      largestShare: null,
      silentSeats,
      notEstimable: reason,
    }
  const entropy = points.reduce((sum, count) => sum + surprise(count / total), 0)
  return {
    evenness: entropy / Math.log(seats),
    evennessByChance: expectedEntropy(total, seats) / Math.log(seats),
    gini: giniOf(points, total),
    largestShare: Math.max(...points) / total,
    silentSeats,
    notEstimable: null,
  }
}

function whyNot(seats: number, total: number): string | null {
  if (seats < 3) return `balance needs at least 3 seats, and there are ${seats}`
  if (total < fewestPerSeat * seats)
    return `balance needs at least ${fewestPerSeat} points a seat, and there are ${total} for ${seats}`
  return null
}

const surprise = (share: number): number => (share > 0 ? -share * Math.log(share) : 0)

/** Mean entropy of the shares when each point falls on any seat with the same chance. */
function expectedEntropy(total: number, seats: number): number {
  const odds = 1 / (seats - 1)
  let logChance = total * Math.log(1 - 1 / seats)
  let sum = 0
  for (let count = 1; count <= total; count++) {
    logChance += Math.log(((total - count + 1) / count) * odds)
    sum += Math.exp(logChance) * surprise(count / total)
  }
  return seats * sum
}

function giniOf(points: readonly number[], total: number): number {
  const sorted = points.toSorted((a, b) => a - b)
  const ranked = sorted.reduce((sum, count, i) => sum + (2 * (i + 1) - sorted.length - 1) * count, 0)
  return ranked / (sorted.length * total)
}
