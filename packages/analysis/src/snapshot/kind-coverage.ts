import { daysOfMonth, monthNoOf } from '../day-set.ts'

type Span = readonly [from: number, to: number]

/** A stretch without a row that chance would leave less often than this is missing data, not zero. */
const leastChance = 0.001

/**
 * The days for which a source really reports a kind. A source may cover six years and hold no homicide of the first: at
 * the pace of its other years that is no accident, so the first year is missing, not zero. A rare kind keeps the whole
 * span, because chance alone may leave a long stretch empty.
 *
 * The pace is rows per day between the kind's first and last row; the chance of nothing in d days is exp(−pace · d), as
 * for events at a steady pace. A span that is cut begins or ends with a month, where that is not as unlikely.
 */
export function kindCoverage(source: Span, kind: { first: number; last: number; rows: number }): Span {
  const pace = kind.rows / (kind.last - kind.first + 1)
  const likely = (days: number) => Math.exp(-pace * days) >= leastChance
  const [monthStart] = daysOfMonth(monthNoOf(kind.first))
  const [, monthEnd] = daysOfMonth(monthNoOf(kind.last))
  return [
    firstThatFits([source[0], Math.max(source[0], monthStart)], kind.first, day => likely(kind.first - day)),
    firstThatFits([source[1], Math.min(source[1], monthEnd)], kind.last, day => likely(day - kind.last)),
  ]
}

const firstThatFits = (choices: readonly number[], last: number, fits: (day: number) => boolean): number =>
  choices.find(fits) ?? last
