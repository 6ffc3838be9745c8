import {
  fewestVoters,
  groupingVersion,
  type OpinionGroups,
  opinionGroups,
  opinionSeed,
  type Stability,
  stabilityApart,
} from '@understory/analysis'
import {
  type NextStatement,
  type OpinionMapAnswer,
  ok,
  type PublicStatement,
  type Result,
  type Voting,
} from '@understory/model'
import type { KnownVoter, PublicVoting, Published } from '@understory/record/published'
import { csvTable } from './csv.ts'
import { type AboutSeries, type Kept, keptConversations, type TakenVote } from './kept-conversations.ts'

export type { KnownVoter }

/** Voting of a public series as anybody reads it, and what taking part needs to know. Problems: no-such-city, not-found. */
export interface PublishedVoting {
  tallies(city: string, slug: string): Promise<Result<Voting>>
  opinionMap(city: string, slug: string): Promise<Result<OpinionMapAnswer>>
  /** Every decision of moderation, newest first, without words and without people. */
  moderationCsv(city: string, slug: string): Promise<Result<string>>
  /** What may be voted on now. */
  open(city: string, slug: string): Promise<Result<PublicVoting>>
  /** Voters by the keyed hashes of their codes; one that is nobody's is left out. */
  voters(city: string, codeHashes: readonly string[]): Promise<Result<Map<string, KnownVoter>>>
  next(city: string, slug: string, voter: string): Promise<Result<NextStatement>>
  /**
   * Keeps votes by `write`, which gives how many were new, so that the next answer has each of them once. One write of a city at a time.
   */
  keep(city: string, votes: readonly TakenVote[], write: () => Promise<number>): Promise<void>
  /** Something was decided about statements: what is kept of them is read anew. */
  changed(): void
}

/** A page waits so long for the groups to be drawn; after that it says that they are being drawn. */
const wait_ms = 3_000
/** A group of fewer people could be told apart. */
const smallestGroup = 5
const names = ['A', 'B', 'C', 'D', 'E']

export function publishedVoting(
  published: Published,
  seriesOf: (city: string, slug: string) => Promise<Result<AboutSeries>>,
): PublishedVoting {
  const { get, keep, forget } = keptConversations(published, seriesOf)
  const both = async (city: string, slug: string) => {
    const found = await get(city, slug)
    return found.ok ? ok({ about: aboutOf(found.value), found: found.value }) : found
  }
  return {
    async tallies(city, slug) {
      const asked = await both(city, slug)
      if (!asked.ok) return asked
      const { about, found } = asked.value
      const { conversation, voting } = found
      const { policy, waiting, moderation } = voting
      return ok({
        ...about,
        ...{ policy, waiting, moderation: [...moderation] },
        voters: conversation.voters,
        votes: conversation.cast,
        statements: tallied(found),
      })
    },
    async opinionMap(city, slug) {
      const asked = await both(city, slug)
      if (!asked.ok) return asked
      const { about, found } = asked.value
      const { conversation, voting } = found
      const groups = opinionGroups(conversation.map())
      await stabilityFor(found, groups.placed)
      return ok({
        ...about,
        voters: conversation.voters,
        votes: conversation.cast,
        statements: tallied(found),
        version: `${groupingVersion}, seed ${opinionSeed}`,
        fewestVoters,
        ...shownOf(groups, found.stability?.found ?? null, voting.statements),
      })
    },
    async moderationCsv(city, slug) {
      const found = await get(city, slug)
      if (!found.ok) return found
      const { statements, moderation } = found.value.voting
      const noOf = new Map(statements.map(one => [one.id, one.no]))
      return ok(
        csvTable(
          moderationColumns,
          moderation.map(one => [
            one.at,
            one.statement,
            noOf.get(one.statement) ?? null,
            one.decision,
            one.reason,
          ]),
        ),
      )
    },
    async open(city, slug) {
      const found = await get(city, slug)
      return found.ok ? ok(found.value.voting) : found
    },
    voters: (city, codeHashes) => published.votersOfCodes(city, codeHashes),
    async next(city, slug, voter) {
      const found = await get(city, slug)
      if (!found.ok) return found
      const { conversation, voting } = found.value
      const at = conversation.next(voter, Math.random)
      const statement = at === null ? null : (voting.statements[at] ?? null)
      return ok({ statement, seen: conversation.seen(voter), of: voting.statements.length })
    },
    keep,
    changed: forget,
  }
}

const moderationColumns = [
  { name: 'decided_at', type: 'text', what: 'When it was decided.' },
  { name: 'statement', type: 'text', what: 'Id that whoever wrote it was given.' },
  { name: 'number', type: 'number', what: 'Number of the statement, where it is voted on.' },
  { name: 'decision', type: 'text', what: 'accepted or declined.' },
  { name: 'reason', type: 'text', what: 'The rule of the policy by which it was declined.' },
] as const

const aboutOf = ({ about: { city, series }, voting }: Kept): Pick<Voting, 'city' | 'series' | 'state'> => ({
  city,
  series: {
    id: series.id,
    slug: series.slug,
    title: series.terms.title,
    question: series.terms.question,
  },
  state: voting.state,
})

function tallied({ voting, conversation }: Kept): Voting['statements'] {
  const { agree, disagree, seen } = conversation.tallies()
  return voting.statements.map((one, at) => ({
    ...one,
    agree: agree[at] ?? 0,
    disagree: disagree[at] ?? 0,
    seen: seen[at] ?? 0,
  }))
}

/** Draws the stability of the groups, again when one vote in fifty is new; below the floor nothing is drawn. */
async function stabilityFor(kept: Kept, placed: number): Promise<void> {
  if (placed < fewestVoters) {
    kept.stability = null
    return
  }
  const { cast } = kept.conversation
  const isFresh = kept.stability !== null && cast - kept.stability.of <= Math.max(10, kept.stability.of / 50)
  if (isFresh && cast >= (kept.stability?.of ?? 0)) return
  kept.drawing ??= stabilityApart(kept.conversation.columns())
    .then(found => {
      kept.stability = { of: cast, found }
    })
    .finally(() => {
      kept.drawing = null
    })
  if (kept.stability === null)
    await Promise.race([kept.drawing, new Promise(done => setTimeout(done, wait_ms).unref())])
}

type Shown = Pick<
  OpinionMapAnswer,
  'placed' | 'consensus' | 'stability' | 'notShown' | 'groups' | 'agreement' | 'points' | 'spread'
>

/** What is shown of a map: groups only where there are voters enough, they come back, and none is so small that people could be told apart. */
function shownOf(
  { placed, consensus, groups, agreement, points, spread }: OpinionGroups,
  stability: Stability | null,
  statements: readonly PublicStatement[],
): Shown {
  const numbered = <T extends { statement: number }>({ statement, ...one }: T) => ({
    no: statements[statement]?.no ?? 0,
    ...one,
  })
  const notShown =
    placed < fewestVoters
      ? ('too-few' as const)
      : stability === null
        ? ('being-worked-out' as const)
        : !stability.isShown || groups.some(one => one.voters < smallestGroup)
          ? ('not-stable' as const)
          : null
  const isShown = notShown === null
  return {
    placed,
    consensus: { agree: consensus.agree.map(numbered), disagree: consensus.disagree.map(numbered) },
    stability: { otherStarts: stability?.otherStarts ?? null, leftOut: stability?.leftOut ?? null },
    notShown,
    groups: isShown
      ? groups.map(({ statements: own, ...one }, at) => ({
          ...one,
          name: names[at] ?? '',
          statements: own.map(numbered),
        }))
      : [],
    agreement: isShown
      ? agreement.map(({ product, least, leastGroup }, at) => ({
          ...{ no: statements[at]?.no ?? 0, product, least },
          leastGroup: leastGroup === null ? null : (names[leastGroup] ?? null),
        }))
      : [],
    points: isShown ? points.map(([x, y, group]) => [x, y, group]) : [],
    spread: isShown ? spread : null,
  }
}
