import {
  estimateCounts,
  fewestVoters,
  groupingVersion,
  type OpinionGroups,
  openConversation,
  opinionGroups,
  opinionSeed,
  responseMargin,
  type Stability,
  stabilityApart,
} from '@understory/analysis'
import {
  localDay,
  type NextStatement,
  type OpinionMapAnswer,
  ok,
  type PublicStatement,
  type Result,
  type StatementTally,
  type VoterCrowd,
  type Voting,
} from '@understory/model'
import type { KnownVoter, PublicRoomCode, PublicVoting, Recorded } from '@understory/record/published'
import { csvTable } from './csv.ts'
import { editionRule, nextEditionFrom, wholeTens } from './disclosure/editions.ts'
import {
  type CountedVotes,
  countedVotes,
  type Kept,
  keptConversations,
  type TakenVote,
  type VotingParts,
  voteDesign,
} from './kept-conversations.ts'

export type { KnownVoter, PublicRoomCode, PublicVoting }

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
  /** The room code with this keyed hash; null for none. */
  roomCode(city: string, codeHash: string): Promise<Result<PublicRoomCode | null>>
  next(city: string, slug: string, voter: string): Promise<Result<NextStatement>>
  /**
   * Keeps votes by `write`, which gives how many were new, so that the next answer has each of them once. One write of a city at a time.
   */
  keep<V extends TakenVote>(
    city: string,
    votes: readonly V[],
    write: (votes: readonly V[]) => Promise<number>,
  ): Promise<void>
  /** Something was decided about statements: what is kept of them is read anew. */
  changed(): void
}

/** A page waits so long for the groups to be drawn; after that it says that they are being drawn. */
const wait_ms = 3_000
/** Of fewer people nothing is shown, neither of a group nor of those in it who saw a statement. */
const { minPeople } = editionRule
const names = ['A', 'B', 'C', 'D', 'E']

export function publishedVoting({
  secret,
  ...parts
}: VotingParts & {
  /** Without it no vote is counted. */
  readonly secret: Buffer | null
}): PublishedVoting {
  const { published, now } = parts
  const { get, keep, forget } = keptConversations(parts)
  const countedOf = (found: Kept): Shown => {
    const { city } = found.about
    const query = { now: now().getTime(), isClosed: found.voting.state === 'closed' }
    const ofCrowd = (crowd: VoterCrowd): ShownCrowd => {
      const counted = secret === null ? null : countedVotes(found, crowd, secret, query)
      const edition = counted?.edition ?? null
      const nextFrom = nextEditionFrom(edition, query)
      return {
        counted,
        count: {
          voters: found.crowds[crowd].voters.size,
          votes: counted?.votes ?? null,
          counted: {
            on: edition === null ? null : localDay(new Date(edition.at), city.timeZone),
            minPeople,
            nextFrom: nextFrom === null ? null : nextFrom.toISOString(),
          },
        },
      }
    }
    return {
      crowds: { code: ofCrowd('code'), open: ofCrowd('open') },
      dayOf: at => localDay(new Date(at), city.timeZone),
    }
  }
  const both = async (city: string, slug: string) => {
    const found = await get(city, slug)
    if (!found.ok) return found
    const shown = countedOf(found.value)
    return ok({ about: aboutOf(found.value, shown), found: found.value, shown })
  }
  return {
    async tallies(city, slug) {
      const asked = await both(city, slug)
      if (!asked.ok) return asked
      const { about, found, shown } = asked.value
      const { policy, waiting, moderation, voteModeration } = found.voting
      return ok({
        ...about,
        policy,
        waiting: wholeTens(waiting),
        moderation: moderation.map(({ at, ...line }) => ({ ...line, on: shown.dayOf(at) })),
        voteModeration: voteModeration.map(({ at, ...line }) => ({ ...line, on: shown.dayOf(at) })),
        statements: tallied(found, shown),
      })
    },
    async opinionMap(city, slug) {
      const asked = await both(city, slug)
      if (!asked.ok) return asked
      const { about, found, shown } = asked.value
      const crowd = crowdOfMap(shown)
      const { counted } = shown.crowds[crowd]
      const ids = found.voting.statements.map(one => one.id)
      const conversation = counted?.conversation ?? openConversation(ids, noVotes)
      const groups = opinionGroups(conversation.map(), voteDesign)
      if (counted !== null) await stabilityFor(counted, groups.placed)
      return ok({
        ...about,
        crowd,
        statements: tallied(found, shown),
        version: `${groupingVersion}, seed ${opinionSeed}`,
        fewestVoters,
        ...shownOf(groups, counted?.stability?.found ?? null, found.voting.statements),
      })
    },
    async moderationCsv(city, slug) {
      const found = await get(city, slug)
      if (!found.ok) return found
      const { voting, about } = found.value
      const { statements, moderation, voteModeration } = voting
      const noOf = new Map(statements.map(one => [one.id, one.no]))
      const ofStatements = moderation.map(one => ({
        at: one.at,
        cells: [one.statement, noOf.get(one.statement) ?? null, one.decision, one.reason, null],
      }))
      const ofVotes = voteModeration.map(one => ({
        at: one.at,
        cells: [null, null, one.decision, one.reason, one.voters],
      }))
      const lines = [...ofStatements, ...ofVotes].toSorted((a, b) => (a.at < b.at ? 1 : -1))
      return ok(
        csvTable(
          moderationColumns,
          lines.map(({ at, cells }) => [localDay(new Date(at), about.city.timeZone), ...cells]),
        ),
      )
    },
    async open(city, slug) {
      const found = await get(city, slug)
      return found.ok ? ok(found.value.voting) : found
    },
    voters: (city, codeHashes) => published.votersOfCodes(city, codeHashes),
    roomCode: (city, codeHash) => published.roomCode(city, codeHash),
    async next(city, slug, voter) {
      const found = await get(city, slug)
      if (!found.ok) return found
      const { conversation, voting } = found.value
      const shown = countedOf(found.value)
      const { counted } = shown.crowds[crowdOfMap(shown)]
      const priorities = counted?.priorities ?? new Float64Array(voting.statements.length).fill(1)
      const at = conversation.next(voter, priorities, Math.random)
      const drawn = at === null ? undefined : voting.statements[at]
      const statement = drawn === undefined ? null : publicStatement(drawn, shown.dayOf)
      return ok({ statement, seen: conversation.seen(voter), of: voting.statements.length })
    },
    keep,
    changed: forget,
  }
}

const moderationColumns = [
  { name: 'decided_on', type: 'text', what: 'Day on which it was decided.' },
  { name: 'statement', type: 'text', what: 'Id that whoever wrote it was given.' },
  { name: 'number', type: 'number', what: 'Number of the statement, where it is voted on.' },
  {
    name: 'decision',
    type: 'text',
    what: 'accepted or declined, of a statement; set-aside or restored, of votes.',
  },
  {
    name: 'reason',
    type: 'text',
    what: 'The rule of the policy by which a statement was declined, or why votes were set aside or restored.',
  },
  { name: 'voters', type: 'number', what: 'How many voters a decision about votes is of.' },
] as const

interface ShownCrowd {
  readonly counted: CountedVotes | null
  readonly count: Voting['crowds'][VoterCrowd]
}
interface Shown {
  readonly crowds: Readonly<Record<VoterCrowd, ShownCrowd>>
  readonly dayOf: (at: string) => string
}
const noVotes = { voters: [], statements: [], votes: [] }
/** Those with a code as soon as their votes are counted; until then open voters, if theirs are. */
const crowdOfMap = ({ crowds: { code, open } }: Shown): VoterCrowd =>
  code.counted === null && open.counted !== null ? 'open' : 'code'

const aboutOf = (
  { about: { city, series }, voting }: Kept,
  { crowds: { code, open } }: Shown,
): Pick<Voting, 'city' | 'series' | 'state' | 'crowds'> => ({
  city,
  series: {
    id: series.id,
    slug: series.slug,
    title: series.terms.title,
    question: series.terms.question,
  },
  state: voting.state,
  crowds: { code: code.count, open: open.count },
})

const publicStatement = (
  { at, ...statement }: Recorded<PublicStatement>,
  dayOf: Shown['dayOf'],
): PublicStatement => ({ ...statement, on: dayOf(at) })

function tallied({ voting }: Kept, { crowds, dayOf }: Shown): Voting['statements'] {
  const talliesOf = (crowd: VoterCrowd) => {
    const tallies = crowds[crowd].counted?.conversation.tallies()
    return (at: number): StatementTally | null =>
      tallyOf({
        agree: tallies?.agree[at] ?? 0,
        disagree: tallies?.disagree[at] ?? 0,
        seen: tallies?.seen[at] ?? 0,
      })
  }
  const [code, open] = [talliesOf('code'), talliesOf('open')]
  return voting.statements.map((one, at) => ({
    ...publicStatement(one, dayOf),
    tallies: { code: code(at), open: open(at) },
  }))
}

/** What was cast, estimated from the votes as they are counted; nothing where fewer than ten people voted. */
function tallyOf({ agree, disagree, seen }: Omit<StatementTally, 'margin'>): StatementTally | null {
  if (seen < minPeople) return null
  const [agreed = 0, disagreed = 0] = estimateCounts([agree, disagree, seen - agree - disagree], voteDesign)
  return {
    agree: agreed,
    disagree: disagreed,
    seen,
    margin: Math.ceil(responseMargin(seen, voteDesign)),
  }
}

/** Draws the stability of the groups, again when one vote in fifty is new; below the floor nothing is drawn. */
async function stabilityFor(kept: CountedVotes, placed: number): Promise<void> {
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

const isEnough = ({ seen }: { readonly seen: number }): boolean => seen >= minPeople

type ShownMap = Pick<
  OpinionMapAnswer,
  'placed' | 'consensus' | 'stability' | 'notShown' | 'groups' | 'agreement' | 'squares' | 'spread'
>

/** What is shown of a map: groups only where there are voters enough, they come back, and none is so small that people could be told apart. */
function shownOf(
  { placed, consensus, groups, agreement, squares, spread }: OpinionGroups,
  stability: Stability | null,
  statements: readonly Recorded<PublicStatement>[],
): ShownMap {
  const numbered = <T extends { statement: number }>({ statement, ...one }: T) => ({
    no: statements[statement]?.no ?? 0,
    ...one,
  })
  const notShown =
    placed < fewestVoters
      ? ('too-few' as const)
      : stability === null
        ? ('being-worked-out' as const)
        : !stability.isShown || groups.some(one => one.voters < minPeople)
          ? ('not-stable' as const)
          : null
  const isShown = notShown === null
  return {
    placed,
    consensus: {
      agree: consensus.agree.filter(isEnough).map(numbered),
      disagree: consensus.disagree.filter(isEnough).map(numbered),
    },
    stability: { otherStarts: stability?.otherStarts ?? null, leftOut: stability?.leftOut ?? null },
    notShown,
    groups: isShown
      ? groups.map(({ statements: own, ...one }, at) => ({
          ...one,
          name: names[at] ?? '',
          statements: own.filter(isEnough).map(numbered),
        }))
      : [],
    agreement: isShown
      ? agreement.flatMap(({ product, least, leastGroup, leastSeen }, at) =>
          leastSeen < minPeople
            ? []
            : {
                ...{ no: statements[at]?.no ?? 0, product, least },
                leastGroup: leastGroup === null ? null : (names[leastGroup] ?? null),
              },
        )
      : [],
    squares: isShown ? [...squares] : [],
    spread: isShown ? spread : null,
  }
}
