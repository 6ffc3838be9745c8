import {
  consensusLists,
  estimateAnswers,
  groupAgreement,
  type OpinionMap,
  type ResponseDesign,
  representativeStatements,
  type Tallies,
} from '@understory/stats'

/** What is read off a map: statements by their number in the conversation, from 0. */
export interface OpinionGroups {
  readonly placed: number
  readonly consensus: Record<'agree' | 'disagree', { statement: number; count: number; seen: number }[]>
  readonly groups: readonly OpinionGroup[]
  readonly agreement: readonly {
    product: number
    least: number | null
    leastGroup: number | null
    /** How many saw the statement in the group in which the fewest did. */
    leastSeen: number
  }[]
  /** How many voters of a group are in a square of the plane, in whole fives; squares of fewer than five are left out. */
  readonly squares: readonly OpinionSquare[]
  /** Share of all difference that the plane holds; null without any. */
  readonly spread: number | null
}
export interface OpinionGroup {
  readonly voters: number
  /** The middle of the group. */
  readonly x: number
  readonly y: number
  readonly statements: readonly {
    statement: number
    side: 'agree' | 'disagree'
    count: number
    seen: number
    others: number | null
  }[]
}

export interface OpinionSquare {
  /** The middle of the square. */
  readonly x: number
  readonly y: number
  readonly group: number
  readonly voters: number
}

/** The plane is cut into squares of which this many lie along its longer side. */
const squaresAlong = 16
const minPerSquare = 5
const round = (value: number): number => Math.round(value * 100) / 100

/**
 * Everything that the page about opinions says of a map; whether the groups may be shown is decided elsewhere. Where some votes of the map were
 * replaced before it was drawn, groups and lists are those of the votes as they are in it, and counts are estimates of the votes that were cast.
 */
export function opinionGroups(map: OpinionMap, replaced: ResponseDesign | null): OpinionGroups {
  const { positions, grouping, groups, hidden, everybody, components, table } = map
  const members = [...grouping.members]
  const points = members.map(
    voter => [positions.x[voter] ?? 0, positions.y[voter] ?? 0, grouping.groups[voter] ?? -1] as const,
  )
  const cast = (count: number, seen: number) =>
    replaced === null ? count : Math.round(estimateAnswers(count, seen, replaced))
  const { first, second, total } = components.spread
  const lists = consensusLists(everybody, hidden)
  const lineOf = ({ statement, count, seen }: { statement: number; count: number; seen: number }) => ({
    statement,
    count: cast(count, seen),
    seen,
  })
  return {
    placed: members.length,
    consensus: { agree: lists.agree.map(lineOf), disagree: lists.disagree.map(lineOf) },
    groups: representativeStatements(groups, hidden).map((statements, group) => {
      const own = points.filter(one => one[2] === group)
      const mean = (axis: 0 | 1) =>
        round(own.reduce((sum, one) => sum + one[axis], 0) / Math.max(own.length, 1))
      return {
        voters: own.length,
        x: mean(0),
        y: mean(1),
        statements: statements.map(({ statement, side, count, seen }) => ({
          ...{ statement, side, count: cast(count, seen), seen },
          others: othersOf(map, { group, statement, side }, cast),
        })),
      }
    }),
    agreement: groupAgreement(
      groups.map(one => castTallies(one, cast)),
      table.statements,
    ).map((one, statement) => ({
      ...one,
      leastSeen: groups.reduce((least, { seen }) => Math.min(least, seen[statement] ?? 0), Infinity),
    })),
    squares: squaresOf(points),
    spread: total > 0 ? Math.min(1, (first + second) / total) : null,
  }
}

/** The share on the same side among all other groups, without imagined voters. */
function othersOf(
  { groups }: OpinionMap,
  { group, statement, side }: { group: number; statement: number; side: 'agree' | 'disagree' },
  cast: (count: number, seen: number) => number,
): number | null {
  let [count, seen] = [0, 0]
  groups.forEach((other, at) => {
    if (at === group) return
    count += other[side][statement] ?? 0
    seen += other.seen[statement] ?? 0
  })
  return seen === 0 ? null : cast(count, seen) / seen
}

function castTallies(
  { agree, disagree, seen }: Tallies,
  cast: (count: number, seen: number) => number,
): Tallies {
  return {
    agree: agree.map((count, at) => cast(count, seen[at] ?? 0)),
    disagree: disagree.map((count, at) => cast(count, seen[at] ?? 0)),
    seen,
  }
}

/** From left to right; a square holds the voters of one group, so that two groups can share a place. */
function squaresOf(points: readonly (readonly [number, number, number])[]): OpinionSquare[] {
  const ends = (axis: 0 | 1) => {
    const all = points.map(one => one[axis])
    return { low: all.reduce((a, b) => Math.min(a, b), 0), high: all.reduce((a, b) => Math.max(a, b), 0) }
  }
  const [across, up] = [ends(0), ends(1)]
  const side = Math.max(across.high - across.low, up.high - up.low) / squaresAlong || 1
  const middle = (value: number) => round((Math.floor(value / side) + 0.5) * side)
  const counts = new Map<string, OpinionSquare>()
  for (const [x, y, group] of points) {
    const at = { x: middle(x), y: middle(y), group }
    const key = `${at.x} ${at.y} ${group}`
    counts.set(key, { ...at, voters: (counts.get(key)?.voters ?? 0) + 1 })
  }
  return [...counts.values()]
    .filter(one => one.voters >= minPerSquare)
    .map(one => ({ ...one, voters: one.voters - (one.voters % minPerSquare) }))
    .toSorted((a, b) => a.x - b.x || a.y - b.y || a.group - b.group)
}
