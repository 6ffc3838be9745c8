import { type Components, components } from './components.ts'
import { inConversation } from './conversation.ts'
import { type GroupCount, nextGroupCount } from './group-count.ts'
import { drawnGroups, type Grouping, nextGroups } from './groups.ts'
import { changeVote, type PairSums, pairSums, widenPairSums } from './pair-sums.ts'
import { type Positions, voterPositions } from './positions.ts'
import { countVote, emptyTallies, groupTallies, type Tallies, tally } from './tallies.ts'
import { type Vote, type VoteTable, voteOf, writeVote } from './votes.ts'

/** A map of opinions at one moment, with what is needed to take in the next vote. */
export interface OpinionMap {
  readonly table: VoteTable
  /** 1 for a statement that is not to count in the map: moderated out, or about the voter. */
  readonly hidden: Uint8Array
  readonly sums: PairSums
  readonly everybody: Tallies
  readonly components: Components
  readonly positions: Positions
  readonly grouping: Grouping
  readonly groupCount: GroupCount
  readonly groups: readonly Tallies[]
}

/**
 * The whole map from a table of votes: who is in the conversation, components, positions, drawn groups and tallies. The same table, hidden
 * statements and `random` give the same map. It says nothing about whether the groups may be shown: that is `groupStability`. The table is
 * taken over: later votes are written into it.
 *
 * About 1 s for 10,000 voters and 2 million votes. The sums over pairs of statements need 16 bytes a pair: 64 MB for 2,000 statements.
 */
export function opinionMap(
  table: VoteTable,
  { hidden = new Uint8Array(table.statements), random }: { hidden?: Uint8Array; random: () => number },
): OpinionMap {
  const sums = pairSums(table)
  const found = components(sums, hidden)
  const positions = voterPositions(table, found, hidden)
  const grouping = drawnGroups(positions, inConversation(table), { random })
  return {
    table,
    hidden,
    sums,
    everybody: tally(table),
    components: found,
    positions,
    grouping,
    groupCount: nextGroupCount(null, grouping.best),
    groups: groupTallies(table, grouping.groups, grouping.count),
  }
}

/**
 * The map after one vote more: sums and tallies change by that vote alone, components start from those before, groups from their centres,
 * and the number of groups changes only when another has been best four times in a row. Everything but the groups is what the whole
 * map would give; the groups go on from where they were, so a map that is published is drawn anew. The map given is used up: its table,
 * sums and tallies are written into.
 *
 * A voter or a statement one beyond the last is added.
 */
export function addVote(
  before: OpinionMap,
  { voter, statement, vote }: { voter: number; statement: number; vote: Vote },
): OpinionMap {
  const map = withRoom(before, voter, statement)
  const { table, hidden, sums, everybody } = map
  const row = table.rows[voter]
  if (!row)
    throw new RangeError(`voters are numbered without gaps: ${table.rows.length} comes before ${voter}`)
  const earlier = voteOf(row, statement)
  changeVote(sums, row, { statement, before: earlier, after: vote })
  writeVote(row, statement, vote)
  recount(everybody, statement, earlier, vote)
  const found = components(sums, hidden, map.components)
  const positions = voterPositions(table, found, hidden)
  const members = inConversation(table, map.grouping.members)
  const tried = nextGroups(map.grouping, positions, members)
  const groupCount = nextGroupCount(map.groupCount, tried.best)
  const grouping = tried.choose(groupCount.shown)
  const isSame = sameGroups(map.grouping, grouping)
  const own = map.groups[grouping.groups[voter] ?? -1]
  if (isSame && own) recount(own, statement, earlier, vote)
  return {
    ...map,
    components: found,
    positions,
    grouping,
    groupCount,
    groups: isSame ? map.groups : groupTallies(table, grouping.groups, grouping.count),
  }
}

function recount(tallies: Tallies, statement: number, earlier: Vote | null, vote: Vote): void {
  if (earlier !== null) countVote(tallies, statement, earlier, -1)
  countVote(tallies, statement, vote, 1)
}

function sameGroups(one: Grouping, other: Grouping): boolean {
  if (one.count !== other.count || one.groups.length !== other.groups.length) return false
  return one.groups.every((group, voter) => group === other.groups[voter])
}

/** The map with room for one voter or statement more, where these are new. */
function withRoom(map: OpinionMap, voter: number, statement: number): OpinionMap {
  const { table } = map
  if (voter === table.rows.length)
    table.rows.push({ seen: 0, statements: new Uint32Array(8), votes: new Int8Array(8) })
  if (statement < table.statements) return map
  if (statement > table.statements)
    throw new RangeError(
      `statements are numbered without gaps: ${table.statements} comes before ${statement}`,
    )
  table.statements++
  const wider = (from: Tallies) => {
    const to = emptyTallies(table.statements)
    to.agree.set(from.agree)
    to.disagree.set(from.disagree)
    to.seen.set(from.seen)
    return to
  }
  const hidden = new Uint8Array(table.statements)
  hidden.set(map.hidden)
  return {
    ...map,
    hidden,
    sums: widenPairSums(map.sums, table.statements),
    everybody: wider(map.everybody),
    groups: map.groups.map(wider),
  }
}
