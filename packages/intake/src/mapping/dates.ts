import { type Day, type dateLayouts, dayOfNumber, daysInMonth } from '@understory/model'
import { zoneOffset } from './zone.ts'

export type DateLayout = (typeof dateLayouts)[number]

/** A day with the minute of it, where the layout carries one. */
export interface DateValue {
  readonly day: Day
  readonly minute: number | null
}

const pad = (n: number, width: number) => String(n).padStart(width, '0')

export function dayFromParts(year: number, month: number, day: number): Day | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return null
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

export const minuteFromParts = (hour: number, minute: number, second = 0): number | null =>
  hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60
    ? hour * 60 + minute
    : null

/** Hours of a 12-hour clock as 0–23, or -1. */
export const hourOf12 = (hour: number, half: string): number =>
  hour < 1 || hour > 12 ? -1 : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)

function withTime(day: Day | null, minute: number | null): DateValue | null {
  return day === null || minute === null ? null : { day, minute }
}
const dayOnly = (day: Day | null): DateValue | null => (day === null ? null : { day, minute: null })

type Read = (text: string, timeZone: string | null) => DateValue | null

const pattern =
  (shape: RegExp, read: (part: (i: number) => number, match: RegExpExecArray) => DateValue | null): Read =>
  text => {
    const match = shape.exec(text)
    return match && read(i => Number(match[i] ?? 0), match)
  }

const readers: Record<DateLayout, Read> = {
  iso: pattern(/^(\d{4})-(\d{2})-(\d{2})$/, n => dayOnly(dayFromParts(n(1), n(2), n(3)))),
  'iso-datetime': isoInstant,
  'm/d/yyyy': pattern(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, n => dayOnly(dayFromParts(n(3), n(1), n(2)))),
  'd/m/yyyy': pattern(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, n => dayOnly(dayFromParts(n(3), n(2), n(1)))),
  'm/d/yyyy h:mm': pattern(/^(\d{1,2})\/(\d{1,2})\/(\d{4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?$/, n =>
    withTime(dayFromParts(n(3), n(1), n(2)), minuteFromParts(n(4), n(5), n(6))),
  ),
  'm/d/yyyy h:mm:ss am': pattern(
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}) +(\d{1,2}):(\d{2}):(\d{2}) *([AaPp])\.?[Mm]\.?$/,
    (n, match) =>
      withTime(dayFromParts(n(3), n(1), n(2)), minuteFromParts(hourOf12(n(4), match[7] ?? ''), n(5), n(6))),
  ),
  yyyymmdd: pattern(/^(\d{4})(\d{2})(\d{2})$/, n => dayOnly(dayFromParts(n(1), n(2), n(3)))),
  'month d, yyyy': pattern(/^([A-Za-z]{3,9})\.? +(\d{1,2}),? +(\d{4})$/, (n, match) => {
    const name = (match[1] ?? '').toLowerCase()
    const month = months.findIndex(m => m === name || m.slice(0, 3) === name) + 1
    return dayOnly(dayFromParts(n(3), month, n(2)))
  }),
  'epoch-ms': (text, timeZone) => (/^-?\d{1,15}$/.test(text) ? local(Number(text), timeZone ?? 'UTC') : null),
  'epoch-s': (text, timeZone) =>
    /^-?\d{1,12}$/.test(text) ? local(Number(text) * 1000, timeZone ?? 'UTC') : null,
}

const isoShape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/

/** Without a time zone the text is taken as written; with one it is an instant (UTC unless it says otherwise). */
function isoInstant(text: string, timeZone: string | null): DateValue | null {
  const match = isoShape.exec(text)
  if (!match) return null
  const day = dayFromParts(Number(match[1]), Number(match[2]), Number(match[3]))
  const minute = minuteFromParts(Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0))
  if (day === null || minute === null) return null
  if (match[4] === undefined) return { day, minute: null }
  if (timeZone === null) return { day, minute }
  return local(Date.parse(`${day}T00:00:00Z`) + (minute - offsetMinutes(match[7])) * 60_000, timeZone)
}

function offsetMinutes(text: string | undefined): number {
  if (text === undefined || text === 'Z') return 0
  const sign = text.startsWith('-') ? -1 : 1
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0))
}

function local(instant: number, timeZone: string): DateValue | null {
  if (!(instant > -6.2e13 && instant < 2.5e14)) return null
  const shifted = instant + zoneOffset(instant, timeZone) * 60_000
  const days = Math.floor(shifted / 86_400_000)
  const day = dayOfNumber(days)
  return { day, minute: Math.floor((shifted - days * 86_400_000) / 60_000) }
}

/** Reads a date in one layout, or null when the text is not that. The text is trimmed first. */
export const readDate = (text: string, layout: DateLayout, timeZone: string | null): DateValue | null =>
  readers[layout](text.trim(), timeZone)
