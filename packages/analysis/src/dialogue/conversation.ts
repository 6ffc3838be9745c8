import {
  addVote,
  collectVotes,
  countVote,
  emptyTallies,
  nextStatement,
  type OpinionMap,
  opinionMap,
  seeded,
  showingPriorities,
  statementPositions,
  type Tallies,
  type Vote,
  type VoteEvents,
} from '@understory/stats'

/** Votes as columns, oldest first, voters and statements by their ids. */
export interface VotesById {
  readonly voters: readonly string[]
  readonly statements: readonly string[]
  readonly votes: readonly number[]
}

/** The votes of one series in memory, as they come in. Statements are numbered as they were given; votes on others are left out. */
export interface Conversation {
  readonly voters: number
  /** Votes that were cast, changed ones too. */
  readonly cast: number
  /** Takes a vote in; a statement that is not voted on changes nothing. */
  take(voter: string, statement: string, vote: Vote): void
  /** Agree, disagree and seen per statement, by the latest vote of each voter; they change as votes come. */
  tallies(): Tallies
  /** The map as of the newest vote. Drawn whole while that is quick, and vote by vote beyond. */
  map(): OpinionMap
  /** How much each statement should be shown next, by Polis' priorities. */
  priorities(): Float64Array
  /**
   * The statement to show a voter next, drawn by the priorities given; null when all were seen. Whoever asks often learns the priorities, so they
   * are those of votes that are published; what the voter has seen is as of the newest vote.
   */
  next(voter: string, priorities: Float64Array, random: () => number): number | null
  /** How many statements the voter has seen. */
  seen(voter: string): number
  /** What a thread needs to draw the same map. */
  columns(): ConversationColumns
}

export interface ConversationColumns {
  readonly sizes: { readonly voters: number; readonly statements: number }
  readonly events: VoteEvents
}

/** The seed of groups, published with them. */
export const opinionSeed = 1
/** Below this many votes a whole map takes some tens of milliseconds. */
const drawnWhole = 100_000
/** With more votes waiting than this the whole map is quicker. */
const mostOneByOne = 50

/** In place of a vote on a statement that was not seen. */
const unseen = 2

export function openConversation(statements: readonly string[], before: VotesById): Conversation {
  const numberOf = new Map(statements.map((id, at) => [id, at]))
  const voterOf = new Map<string, number>()
  const voters: number[] = []
  const about: number[] = []
  const votes: number[] = []
  /** The latest vote of each voter on each statement. */
  const standing: Int8Array[] = []
  const everybody = emptyTallies(statements.length)
  let map: OpinionMap | null = null
  let drawnAt = 0

  const take = (voter: string, statement: string, vote: Vote) => {
    const at = numberOf.get(statement)
    if (at === undefined) return
    const known = voterOf.get(voter) ?? voterOf.size
    voterOf.set(voter, known)
    standing[known] ??= new Int8Array(statements.length).fill(unseen)
    const own = standing[known]
    if (own[at] !== unseen) countVote(everybody, at, own[at] ?? 0, -1)
    own[at] = vote
    countVote(everybody, at, vote, 1)
    voters.push(known)
    about.push(at)
    votes.push(vote)
  }
  before.voters.forEach((voter, i) => {
    take(voter, before.statements[i] ?? '', (before.votes[i] ?? 0) as Vote)
  })
  const sizes = () => ({ voters: voterOf.size, statements: statements.length })
  const table = () => collectVotes(sizes(), { voters, statements: about, votes })
  const current = (): OpinionMap => {
    const waiting = votes.length - drawnAt
    if (map !== null && waiting === 0) return map
    if (map === null || votes.length < drawnWhole || waiting > mostOneByOne)
      map = opinionMap(table(), { random: seeded(opinionSeed) })
    else
      for (let i = drawnAt; i < votes.length; i++)
        map = addVote(map, {
          voter: voters[i] ?? 0,
          statement: about[i] ?? 0,
          vote: (votes[i] ?? 0) as Vote,
        })
    drawnAt = votes.length
    return map
  }
  const standingOf = (voter: string) => standing[voterOf.get(voter) ?? -1]
  return {
    get voters() {
      return voterOf.size
    },
    get cast() {
      return votes.length
    },
    take,
    tallies: () => everybody,
    map: current,
    priorities() {
      if (statements.length === 0) return new Float64Array(0)
      const { extremity } = statementPositions(current().components)
      return showingPriorities(everybody, { extremity, about: new Uint8Array(statements.length) })
    },
    next(voter, priorities, random) {
      if (statements.length === 0) return null
      const own = standingOf(voter)
      return nextStatement(priorities, statement => own === undefined || own[statement] === unseen, random)
    },
    seen: voter => standingOf(voter)?.reduce((sum, vote) => sum + (vote === unseen ? 0 : 1), 0) ?? 0,
    columns: () => ({
      sizes: sizes(),
      events: {
        voters: Int32Array.from(voters),
        statements: Int32Array.from(about),
        votes: Int8Array.from(votes),
      },
    }),
  }
}
