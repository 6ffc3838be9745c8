/** A city-local calendar day, `YYYY-MM-DD`. */
export type Day = string

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a real calendar day written `YYYY-MM-DD` (so not 2023-02-29). */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whole days since 1970-01-01 (negative before). The argument must satisfy {@link isDay}. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

export function dayOfNumber(days: number): Day {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

/** Making one takes longer than using it a hundred times, and a house knows few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The city-local day of an instant, by IANA time zone. */
export function localDay(instant: Date, timeZone: string): Day {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (formats.size < 50) formats.set(timeZone, format)
  return format.format(instant)
}
