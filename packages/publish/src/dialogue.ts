import {
  type DialogueList,
  type DialogueOne,
  fail,
  isUuid,
  ok,
  type PublicSeries,
  problem,
  type Result,
} from '@understory/model'
import type { OpenSession, Published, RecordedSeries, ReservationOfCode } from '@understory/record/published'
import { calendarOf } from './dialogue-calendar.ts'
import { seatsLeft } from './disclosure/editions.ts'
import { type PublishedSense, publishedSense } from './findings.ts'
import { type PublishedRoom, publishedRoom } from './room.ts'
import { type PublishedVoting, publishedVoting } from './voting.ts'

/** What anybody may read of dialogue, and what taking part needs to know. */
export interface PublishedDialogue {
  readonly voting: PublishedVoting
  readonly room: PublishedRoom
  readonly sense: PublishedSense
  /** Series that are public, the one with the next session first, then by their last session. */
  list(city: string): Promise<Result<DialogueList>>
  /** One series by its address; `home` is the address of the house. Problem not-found. */
  one(city: string, slug: string, home: string): Promise<Result<DialogueOne>>
  /** Its sessions as iCalendar (RFC 5545). Problem not-found. */
  calendar(city: string, slug: string, home: string, language: 'en' | 'es'): Promise<Result<string>>
  /** A session that can be reserved for. Problem not-found, also where it is over or not planned any more. */
  openSession(city: string, id: string): Promise<Result<OpenSession>>
  /** What a code stands for, by its keyed hash. Problem not-found. */
  reservation(city: string, codeHash: string): Promise<Result<ReservationOfCode>>
}

export function publishedDialogue({
  published,
  secret,
  now,
}: {
  readonly published: Published
  /** By which answers are replaced before they are counted; without it none are shown. */
  readonly secret: Buffer | null
  readonly now: () => Date
}): PublishedDialogue {
  const all = async (city: string) => {
    const found = await published.city(city)
    if (!found.ok) return found
    const series = await published.dialogue(city)
    return series.ok ? ok({ city: found.value, series: series.value.map(publicSeries) }) : series
  }
  const one: PublishedDialogue['one'] = async (city, slug, home) => {
    const found = await all(city)
    if (!found.ok) return found
    const series = found.value.series.find(each => each.slug === slug)
    if (!series) return fail(problem('not-found', `There is no public series ${slug}.`, { where: 'slug' }))
    return ok({ city: found.value.city, series, address: `${home}/dialogue/${slug}` })
  }
  return {
    one,
    room: publishedRoom(published, now),
    sense: publishedSense(published, now),
    voting: publishedVoting({
      ...{ published, secret, now },
      seriesOf: (city, slug) => one(city, slug, 'http://localhost'),
    }),
    async list(city) {
      const found = await all(city)
      return found.ok ? ok({ ...found.value, series: inOrder(found.value.series, now()) }) : found
    },
    async calendar(city, slug, home, language) {
      const found = await one(city, slug, home)
      return found.ok ? ok(calendarOf(found.value, language, now())) : found
    },
    async openSession(city, id) {
      const none = (detail: string) => fail(problem('not-found', detail, { where: 'session' }))
      const found = isUuid(id) ? await published.openSession(city, id) : ok(null)
      if (!found.ok) return found
      if (found.value === null) return none(`There is no session ${id.slice(0, 60)}.`)
      if (!found.value.planned || found.value.endsAt < now().toISOString())
        return none('This session is over or does not take place.')
      return ok(found.value)
    },
    async reservation(city, codeHash) {
      const found = await published.reservationOfCode(city, codeHash)
      if (!found.ok) return found
      if (found.value) return ok(found.value)
      return fail(problem('not-found', 'No reservation has this code.', { where: 'code' }))
    },
  }
}

const publicSeries = ({ sessions, ...series }: RecordedSeries): PublicSeries => ({
  ...series,
  sessions: sessions.map(({ taken, ...session }) => ({
    ...session,
    seats: seatsLeft(taken, session.terms.capacity),
  })),
})

function inOrder(series: readonly PublicSeries[], now: Date): PublicSeries[] {
  const ahead = (one: PublicSeries): string =>
    one.sessions.find(({ state, endsAt }) => state === 'planned' && endsAt > now.toISOString())?.startsAt ??
    '9999'
  const last = (one: PublicSeries): string => one.sessions.at(-1)?.startsAt ?? ''
  return series.toSorted((a, b) => order(ahead(a), ahead(b)) || order(last(b), last(a)))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
