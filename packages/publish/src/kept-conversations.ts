import { type Conversation, openConversation, responseDesign, type Stability } from '@understory/analysis'
import {
  fail,
  ok,
  type PublicSeries,
  problem,
  type Result,
  type VoterCrowd,
  type Voting,
} from '@understory/model'
import type { PublicVoting, Published } from '@understory/record/published'
import { countedActs, votesIn } from './counted-acts.ts'
import {
  type Answer,
  answersIn,
  type Edition,
  type EditionQuery,
  latestEdition,
  maxOdds,
  wholeTens,
} from './disclosure/editions.ts'
import { inTurn } from './in-turn.ts'

/** A vote as the conversation takes it in. */
export interface TakenVote {
  readonly series: string
  readonly voter: string
  readonly crowd: VoterCrowd
  readonly statement: string
  readonly vote: 1 | 0 | -1
  readonly at: Date
}

export interface AboutSeries {
  readonly city: Voting['city']
  readonly series: PublicSeries
}

/** What is voted on in a series with the votes on it, in memory. */
export interface Kept {
  readonly voting: PublicVoting
  readonly about: AboutSeries
  /** As of the newest vote, of both crowds: for what a voter has seen. Nothing else of it is shown. */
  readonly conversation: Conversation
  /** The same votes by crowd: what is shown of them are editions of each, so that no open voter moves or opens what those with a code voted. */
  readonly crowds: Readonly<Record<VoterCrowd, KeptCrowd>>
  /** Voters who are set aside: what they vote is kept in the record and counted nowhere. */
  readonly aside: ReadonlySet<string>
  /** Votes and decisions about voters in the record. */
  rows: number
  /** When the record was last asked whether another house added votes, or the series is another. */
  checkedAt: number
}

/** Votes of one crowd and decisions about them, oldest first, and its newest edition. */
export interface KeptCrowd {
  /** Those who voted and are not set aside. */
  readonly voters: Set<string>
  readonly votes: Answer[]
  counted: CountedVotes | null
}

/** The newest edition of votes: everything that is shown comes from it. */
export interface CountedVotes {
  readonly edition: Edition
  /** In whole tens, changed ones too. */
  readonly votes: number | null
  readonly conversation: Conversation
  readonly priorities: Float64Array
  stability: { readonly of: number; readonly found: Stability } | null
  drawing: Promise<unknown> | null
}

/** How votes are replaced before they are counted. */
export const voteDesign = responseDesign(3, maxOdds)

/** Another server over the same record may have added votes: asked at most so often. */
const check_ms = 2_000
const keyOf = (city: string, slug: string): string => `${city} ${slug}`

export interface KeptConversations {
  /** What is kept of a series, read when it is first wanted and again when the record holds something else. */
  get(city: string, slug: string): Promise<Result<Kept>>
  /**
   * Keeps votes by `write`, which gives how many were new, so that the next answer has each of them once. One write of a city at a time. Votes are
   * written in the order of their instants, since editions are made of that order.
   */
  keep<V extends TakenVote>(
    city: string,
    votes: readonly V[],
    write: (votes: readonly V[]) => Promise<number>,
  ): Promise<void>
  /** What is kept is read anew. */
  forget(): void
}

export interface VotingParts {
  readonly published: Published
  readonly seriesOf: (city: string, slug: string) => Promise<Result<AboutSeries>>
  readonly now: () => Date
}

export function keptConversations({ published, seriesOf, now }: VotingParts): KeptConversations {
  const kept = new Map<string, Kept>()
  const loading = new Map<string, Promise<Result<Kept>>>()
  const lastAt = new Map<string, number>()
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
      const { acts, voters, aside } = countedActs(votes.value)
      const loaded: Kept = {
        voting: stateOf(about.value, value),
        about: about.value,
        conversation: openConversation(idsOf(value), votes.value),
        crowds: {
          code: { voters: voters.code, votes: acts.code, counted: null },
          open: { voters: voters.open, votes: acts.open, counted: null },
        },
        aside,
        rows: votes.value.votes.length + votes.value.decisions.length,
        checkedAt: Date.now(),
      }
      if (begun === generation) kept.set(keyOf(city, slug), loaded)
      return ok(loaded)
    })
  }
  /** Whether the record holds what is kept here: no other house added votes or set some aside, and the series is as it was. */
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
  /** Never before a vote that was written earlier, and the later of two votes of one voter on one statement is later. */
  const inOrderOfTime = <V extends TakenVote>(city: string, votes: readonly V[]): V[] => {
    let last = Math.max(now().getTime(), lastAt.get(city) ?? 0)
    const pairs = new Set<string>()
    const stamped = votes.map(vote => {
      const pair = `${vote.voter} ${vote.statement}`
      if (pairs.has(pair)) last++
      pairs.add(pair)
      return { ...vote, at: new Date(last) }
    })
    lastAt.set(city, last)
    return stamped
  }
  return {
    get,
    forget,
    keep: (city, votes, write) =>
      alone(city, async () => {
        const stamped = inOrderOfTime(city, votes)
        // Where fewer are new than were sent, only the record knows which.
        if ((await write(stamped)) < votes.length) return forget()
        const bySeries = Map.groupBy(stamped, one => one.series)
        for (const one of kept.values())
          for (const { voter, crowd, statement, vote, at } of bySeries.get(one.voting.series) ?? []) {
            one.rows++
            one.conversation.take(voter, statement, vote)
            if (one.aside.has(voter)) continue
            const { voters, votes: acts } = one.crowds[crowd]
            voters.add(voter)
            acts.push({ person: voter, question: statement, answer: vote + 1, at: at.getTime() })
          }
      }),
  }
}

const idsOf = ({ statements }: PublicVoting): string[] => statements.map(one => one.id)

/** The votes of one crowd that are shown at `now`; null before its first edition. Drawn once for each edition. */
export function countedVotes(
  { voting, crowds }: Kept,
  crowd: VoterCrowd,
  secret: Uint8Array,
  query: EditionQuery,
): CountedVotes | null {
  const kept = crowds[crowd]
  const { votes, counted } = kept
  const edition = latestEdition(votes, { ...query, known: counted?.edition ?? null })
  if (edition === null || edition === counted?.edition) return counted
  const shown = answersIn(edition, votes, { topic: `votes ${voting.series}`, choices: 3, secret })
  const conversation = openConversation(idsOf(voting), {
    voters: shown.map(one => one.person),
    statements: shown.map(one => one.question),
    votes: shown.map(one => one.answer - 1),
  })
  kept.counted = {
    edition,
    votes: wholeTens(votesIn(votes, edition.acts)),
    conversation,
    priorities: conversation.priorities(),
    stability: counted?.stability ?? null,
    drawing: null,
  }
  return kept.counted
}

/** A series that is closed takes no votes, whatever was set before. */
const stateOf = ({ series }: AboutSeries, voting: PublicVoting): PublicVoting =>
  series.state === 'closed' ? { ...voting, state: 'closed' } : voting
