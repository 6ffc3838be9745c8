import { dayNumber, dayOfNumber, daysInMonth } from '@understory/model'

/** A set of calendar days as closed intervals of day numbers: sorted, apart from each other. */
export type DaySet = readonly (readonly [from: number, to: number])[]

export const noDays: DaySet = []

/** Any intervals, in any order, as a set. */
export function daySet(intervals: readonly (readonly [number, number])[]): DaySet {
  const sorted = intervals.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0])
  const out: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = out.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

export const unite = (...sets: DaySet[]): DaySet => daySet(sets.flat())

export function intersect(a: DaySet, b: DaySet): DaySet {
  const out: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [p, q] = [a[i], b[j]]
    if (!p || !q) break
    const [from, to] = [Math.max(p[0], q[0]), Math.min(p[1], q[1])]
    if (from <= to) out.push([from, to])
    if (p[1] < q[1]) i++
    else j++
  }
  return out
}

export const countDays = (set: DaySet): number => set.reduce((sum, [from, to]) => sum + to - from + 1, 0)

/** From the first to the last day of a set, gaps included; null when empty. */
export const spanOf = (set: DaySet): readonly [number, number] | null => {
  const [first, last] = [set[0], set.at(-1)]
  return first && last ? [first[0], last[1]] : null
}

/** Length in years, where every whole calendar year is exactly 1. */
export function yearsOf(set: DaySet): number {
  let years = 0
  for (const [from, to] of set)
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      const [start, end] = daysOfYear(year)
      years += (Math.min(to, end) - Math.max(from, start) + 1) / (end - start + 1)
    }
  return years
}

export const yearOf = (day: number): number => Number(dayOfNumber(day).slice(0, 4))
export const monthNoOf = (day: number): number => {
  const text = dayOfNumber(day)
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}
/** Weeks begin on Monday; week 0 holds 1970-01-01. */
export const weekNoOf = (day: number): number => Math.floor((day + 3) / 7)

const two = (n: number) => String(n).padStart(2, '0')
const four = (n: number) => String(n).padStart(4, '0')

export const daysOfYear = (year: number): readonly [number, number] => [
  dayNumber(`${four(year)}-01-01`),
  dayNumber(`${four(year)}-12-31`),
]
export const daysOfMonth = (monthNo: number): readonly [number, number] => {
  const [year, month] = [Math.floor(monthNo / 12), (monthNo % 12) + 1]
  const prefix = `${four(year)}-${two(month)}`
  return [dayNumber(`${prefix}-01`), dayNumber(`${prefix}-${two(daysInMonth(year, month))}`)]
}
export const daysOfWeek = (weekNo: number): readonly [number, number] => [weekNo * 7 - 3, weekNo * 7 + 3]

/** The same days one year earlier. A period that ends with February keeps ending with February. */
export const yearBefore = (set: DaySet): DaySet =>
  daySet(set.map(([from, to]) => [dayYearBefore(from, false), dayYearBefore(to, true)] as const))

/** The same date one year earlier; for 29 February 1 March, or, as the end of a period, 28 February. */
export function dayYearBefore(day: number, isEnd: boolean): number {
  const [year = 0, month = 1, date = 1] = dayOfNumber(day).split('-').map(Number)
  const last = daysInMonth(year - 1, month)
  const endsFebruary = isEnd && month === 2 && date === daysInMonth(year, 2)
  if (endsFebruary) return dayNumber(`${four(year - 1)}-02-${two(last)}`)
  if (date > last) return dayNumber(`${four(year - 1)}-03-01`)
  return dayNumber(`${four(year - 1)}-${two(month)}-${two(date)}`)
}
