import { type Day, dayNumber, dayOfNumber, localDay } from '@understory/model'

const quarter_ms = 15 * 60_000

/** The instant at which a day is over in a time zone. Clocks of the world differ by whole quarters of an hour. */
export function endOfDay(day: Day, timeZone: string): Date {
  const midnightUtc = Date.parse(`${dayOfNumber(dayNumber(day) + 1)}T00:00:00Z`)
  for (let at = midnightUtc - 15 * 3_600_000; at <= midnightUtc + 15 * 3_600_000; at += quarter_ms)
    if (localDay(new Date(at), timeZone) > day) return new Date(at)
  throw new Error(`${day} has no end in ${timeZone}`)
}
