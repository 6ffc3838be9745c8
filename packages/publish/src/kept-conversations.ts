import { type Conversation, openConversation, type Stability } from '@understory/analysis'
import { fail, ok, type PublicSeries, problem, type Result, type Voting } from '@understory/model'
import type { PublicVoting, Published } from '@understory/record/published'
import { inTurn } from './in-turn.ts'

/** A vote as the conversation takes it in. */
export interface TakenVote {
  readonly series: string
  readonly voter: string
  readonly statement: string
  readonly vote: 1 | 0 | -1
}

export interface AboutSeries {
  readonly city: Voting['city']
  readonly series: PublicSeries
}

/** What is voted on in a series with the votes on it, in memory. */
export interface Kept {
  readonly voting: PublicVoting
  readonly about: AboutSeries
  readonly conversation: Conversation
  /** Rows of votes that the record holds, as far as known here. */
  rows: number
  /** When the record was last asked whether another house added votes, or the series is another. */
  checkedAt: number
  stability: { readonly of: number; readonly found: Stability } | null
  drawing: Promise<unknown> | null
}

/** Another server over the same record may have added votes: asked at most so often. */
const check_ms = 2_000
const keyOf = (city: string, slug: string): string => `${city} ${slug}`

export interface KeptConversations {
  /** What is kept of a series, read when it is first wanted and again when the record holds something else. */
  get(city: string, slug: string): Promise<Result<Kept>>
  /**
   * Keeps votes by `write`, which gives how many were new, so that the next answer has each of them once. One write of a city at a time.
   */
  keep(city: string, votes: readonly TakenVote[], write: () => Promise<number>): Promise<void>
  /** What is kept is read anew. */
  forget(): void
}

export function keptConversations(
  published: Published,
  seriesOf: (city: string, slug: string) => Promise<Result<AboutSeries>>,
): KeptConversations {
  const kept = new Map<string, Kept>()
  const loading = new Map<string, Promise<Result<Kept>>>()
  /** Votes are read and counted while none are being written here: each is taken in once. */
  const alone = inTurn()
  let generation = 0
  const forget = () => {
    generation++
    kept.clear()
  }

  const load = async (city: string, slug: string): Promise<Result<Kept>> => {
    const begun = generation
    const about = await seriesOf(city, slug)
    if (!about.ok) return about
    const voting = await published.voting(city, slug)
    if (!voting.ok) return voting
    const { value } = voting
    if (value === null)
      return fail(problem('not-found', 'Nothing is voted on in this series.', { where: 'series' }))
    return alone(city, async () => {
      const votes = await published.votes(city, value.series)
      if (!votes.ok) return votes
      const ids = value.statements.map(one => one.id)
      const loaded: Kept = {
        voting: stateOf(about.value, value),
        about: about.value,
        conversation: openConversation(ids, votes.value),
        rows: votes.value.votes.length,
        checkedAt: Date.now(),
        stability: kept.get(keyOf(city, slug))?.stability ?? null,
        drawing: null,
      }
      if (begun === generation) kept.set(keyOf(city, slug), loaded)
      return ok(loaded)
    })
  }
  /** Whether the record holds what is kept here: no other house added votes, and the series is as it was. */
  const isAsKept = async (city: string, slug: string, one: Kept): Promise<boolean> => {
    const about = await seriesOf(city, slug)
    if (!about.ok || about.value.series.changedAt !== one.about.series.changedAt) return false
    return alone(city, async () => {
      const count = await published.voteCount(city, one.voting.series)
      return count.ok && count.value === one.rows
    })
  }
  const get = async (city: string, slug: string): Promise<Result<Kept>> => {
    const key = keyOf(city, slug)
    const there = kept.get(key)
    if (there) {
      if (Date.now() - there.checkedAt < check_ms) return ok(there)
      // Whoever comes while this one asks has what was kept until now.
      there.checkedAt = Date.now()
      if (await isAsKept(city, slug, there)) return ok(there)
    }
    const under = loading.get(key) ?? load(city, slug).finally(() => loading.delete(key))
    loading.set(key, under)
    const loaded = await under
    if (!loaded.ok) kept.delete(key)
    return loaded
  }
  return {
    get,
    forget,
    keep: (city, votes, write) =>
      alone(city, async () => {
        // Where fewer are new than were sent, only the record knows which.
        if ((await write()) < votes.length) return forget()
        const bySeries = Map.groupBy(votes, one => one.series)
        for (const one of kept.values()) {
          const own = bySeries.get(one.voting.series) ?? []
          for (const { voter, statement, vote } of own) one.conversation.take(voter, statement, vote)
          one.rows += own.length
        }
      }),
  }
}

/** A series that is closed takes no votes, whatever was set before. */
const stateOf = ({ series }: AboutSeries, voting: PublicVoting): PublicVoting =>
  series.state === 'closed' ? { ...voting, state: 'closed' } : voting
