import type { WeeksNowcast } from '@understory/model'
import { nowcast, type ReportedCount, scoreNowcasts } from '@understory/stats'
import { mondayOf } from './weeks.ts'

const weeksShown = 8
const weeksScored = 52

interface Options {
  readonly now: number
  readonly longestDelay: number
  readonly memory: number
}

/**
 * The newest whole weeks so far and as they are expected in the end, with intervals that hold the final count nine times in ten, and how
 * often the intervals given in past weeks for their newest week did.
 */
export function weeksNowcast(rows: readonly ReportedCount[], options: Options): WeeksNowcast {
  const found = nowcast(rows, options)
  if (found.notEstimable !== null) return { weeks: [], score: null, notEstimable: found.notEstimable }
  return {
    weeks: found.periods.slice(-weeksShown).map(({ period, reported, expected, low, high }) => ({
      ...{ from: mondayOf(period), soFar: reported, expected, low, high },
    })),
    score: pastScore(rows, options),
    notEstimable: null,
  }
}

/** What was said at the end of each past week about that week, held against what it became. */
function pastScore(
  rows: readonly ReportedCount[],
  { now, longestDelay, memory }: Options,
): WeeksNowcast['score'] {
  const final = new Map<number, number>()
  for (const { period, count } of rows) final.set(period, (final.get(period) ?? 0) + count)
  const first = Math.min(...final.keys()) + longestDelay
  const past = []
  for (let week = Math.max(first, now - longestDelay - weeksScored + 1); week <= now - longestDelay; week++) {
    const then = nowcast(rows, { now: week, longestDelay, memory }).periods.at(-1)
    if (then?.period === week) past.push({ low: then.low, high: then.high, final: final.get(week) ?? 0 })
  }
  const score = scoreNowcasts(past)
  return score && { weeks: past.length, held: score.held, intervalScore: score.intervalScore }
}
