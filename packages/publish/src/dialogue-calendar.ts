import type { DialogueOne } from '@understory/model'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** Sessions of a series as iCalendar (RFC 5545), in one language; times in UTC, which every calendar shows in its own zone. */
export function calendarOf({ series, address, city }: DialogueOne, language: 'en' | 'es', now: Date): string {
  const calendar = ical({
    name: series.terms.title[language],
    description: series.terms.question[language],
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
      summary: terms.title[language],
      description: `${series.terms.question[language]}\n\n${page}`,
      location: `${place.name}, ${place.address}`,
      url: page,
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
