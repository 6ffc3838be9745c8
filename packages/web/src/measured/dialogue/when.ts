import type { Words } from '../../strings/words.tsx'

/** A session in the city's own time: the day with its weekday, and from when to when. */
export function whenOf(
  { language }: Words,
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  timeZone: string,
): { day: string; hours: string } {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  const hours = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone })
  return { day: day.format(start), hours: hours.formatRange(start, end) }
}
