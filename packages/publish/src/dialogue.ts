import {
  type DialogueList,
  type DialogueOne,
  fail,
  ok,
  type PublicSeries,
  problem,
  type Result,
} from '@understory/model'
import type { Published } from '@understory/record/published'

/** Series that are public, the one with the next session first, then by their last session. */
export async function dialogueList(
  published: Published,
  city: string,
  now: Date,
): Promise<Result<DialogueList>> {
  const found = await published.city(city)
  if (!found.ok) return found
  const series = await published.dialogue(city)
  if (!series.ok) return series
  const ahead = (one: PublicSeries): string =>
    one.sessions.find(session => session.state === 'planned' && session.endsAt > now.toISOString())
      ?.startsAt ?? '9999'
  const last = (one: PublicSeries): string => one.sessions.at(-1)?.startsAt ?? ''
  return ok({
    city: found.value,
    series: series.value.toSorted((a, b) => order(ahead(a), ahead(b)) || order(last(b), last(a))),
  })
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** One series by its address. Problem not-found. */
export async function dialogueOne(
  published: Published,
  city: string,
  slug: string,
): Promise<Result<DialogueOne>> {
  const found = await published.city(city)
  if (!found.ok) return found
  const all = await published.dialogue(city)
  if (!all.ok) return all
  const series = all.value.find(one => one.slug === slug)
  if (series) return ok({ city: found.value, series })
  return fail(problem('not-found', `There is no public series ${slug}.`, { where: 'slug' }))
}
