import { type DialogueOne, plainText, singleLine } from '@understory/model'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** The library escapes texts of events, not the name and the description of a calendar (RFC 5545 section 3.3.11). */
const escaped = (text: string): string => singleLine(text).replaceAll(/[\\;,]/g, sign => `\\${sign}`)

/** Sessions of a series as iCalendar (RFC 5545), in one language; times in UTC, which every calendar shows in its own zone. */
export function calendarOf({ series, address, city }: DialogueOne, language: 'en' | 'es', now: Date): string {
  const calendar = ical({
    name: escaped(series.terms.title[language]),
    description: escaped(series.terms.question[language]),
    prodId: { company: 'Understory', product: city.name, language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    url: address,
    ttl: 6 * 60 * 60,
  })
  for (const { id, slug, state, startsAt, endsAt, terms } of series.sessions) {
    const { place } = terms
    const page = `${language === 'es' ? address.replace('/dialogue/', '/es/dialogue/') : address}/sessions/${slug}`
    calendar.createEvent({
      id: `${id}@${new URL(address).hostname}`,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: now,
      lastModified: new Date(series.changedAt),
      summary: singleLine(terms.title[language]),
      description: `${plainText(series.terms.question[language])}\n\n${page}`,
      location: singleLine(`${place.name}, ${place.address}`),
      url: page,
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
