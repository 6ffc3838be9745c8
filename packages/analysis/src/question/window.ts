import {
  countDays,
  type DaySet,
  daysOfYear,
  dayYearBefore,
  intersect,
  spanOf,
  yearBefore,
  yearOf,
} from '../day-set.ts'
import type { Dimension } from './dimension.ts'
import type { Query } from './query.ts'

const weeksInYear = 52

/**
 * The days a change is measured over: those asked for as far as they are covered, so that a year that has only begun
 * is compared with the same part of the year before. Without a period: the newest twelve covered months.
 */
export function windowNow(query: Query, covered: DaySet): DaySet {
  if (query.days !== null) return intersect(query.days, covered)
  const end = covered.at(-1)?.[1]
  if (end === undefined || query.by.some(d => d.calendar)) return covered
  return intersect(covered, [[dayYearBefore(end, true) + 1, end]])
}

const byWeek = (query: Query): boolean => query.by.some(d => d.column === 'week_no')

/** The same days one year (or, by week, 52 weeks) earlier. */
export const windowBefore = (query: Query, now: DaySet): DaySet =>
  byWeek(query) ? now.map(([from, to]) => [from - 7 * weeksInYear, to - 7 * weeksInYear]) : yearBefore(now)

/** The code of the same period one year earlier; null where there is none, as for 29 February. */
export function codeBefore(dimension: Dimension, code: number): number | null {
  switch (dimension.column) {
    case 'year':
      return code - 1
    case 'month_no':
      return code - 12
    case 'week_no':
      return code - weeksInYear
    case 'day': {
      const before = dayYearBefore(code, false)
      return dayYearBefore(code, true) === before || !isLeapDay(code) ? before : null
    }
    default:
      return code
  }
}

const isLeapDay = (day: number): boolean => {
  const [first] = daysOfYear(yearOf(day))
  return day - first === 59 && countDays([daysOfYear(yearOf(day))]) === 366
}

/** True when every day of the first set is in the second. */
export const isInside = (days: DaySet, covered: DaySet): boolean =>
  countDays(intersect(days, covered)) === countDays(days)

export const firstAndLast = (days: DaySet | null): readonly [number, number] | null =>
  days ? spanOf(days) : null
