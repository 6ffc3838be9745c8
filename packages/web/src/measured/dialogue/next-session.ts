import type { PublicSeries, PublicSession } from '@understory/model'

/** The first session of a series that is planned and not over. */
export const nextSession = (series: PublicSeries, now: string): PublicSession | undefined =>
  firstOf(series.sessions.filter(one => one.state === 'planned' && one.endsAt > now))

/** The first such session of all series that are open, with its series. */
export function nextOfAll(
  series: readonly PublicSeries[],
  now: string,
): { readonly series: PublicSeries; readonly session: PublicSession } | null {
  const found = series.filter(one => one.state === 'public').flatMap(one => nextSession(one, now) ?? [])
  const session = firstOf(found)
  const own = series.find(one => session !== undefined && one.sessions.includes(session))
  return session && own ? { series: own, session } : null
}

const firstOf = (sessions: readonly PublicSession[]): PublicSession | undefined =>
  sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[0]
