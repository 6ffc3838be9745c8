import { type Day, daysInMonth } from '@understory/model'

export interface Period {
  from: Day
  to: Day
}

const pad = (n: number, digits = 2) => String(n).padStart(digits, '0')

/** A month as `YYYY-MM`, some months later or earlier. */
export function shiftMonth(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1)}`
}

const lastDay = (month: string): Day =>
  `${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}`

/** The last month of which the data holds every day. */
export function lastWholeMonth(newestDay: Day): string {
  const month = newestDay.slice(0, 7)
  return newestDay >= lastDay(month) ? month : shiftMonth(month, -1)
}

/** Whole months up to and with the last one. */
export const lastMonths = (newestDay: Day, months: number): Period => {
  const end = lastWholeMonth(newestDay)
  return { from: `${shiftMonth(end, 1 - months)}-01`, to: lastDay(end) }
}

/** Every month of a period, `YYYY-MM`. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = shiftMonth(month, 1)) months.push(month)
  return months
}
