import { consensusLists, groupAgreement, type OpinionMap, representativeStatements } from '@understory/stats'

/** What is read off a map: statements by their number in the conversation, from 0. */
export interface OpinionGroups {
  readonly placed: number
  readonly consensus: Record<'agree' | 'disagree', { statement: number; count: number; seen: number }[]>
  readonly groups: readonly OpinionGroup[]
  readonly agreement: readonly { product: number; least: number | null; leastGroup: number | null }[]
  /** Places on the plane with the group, from left to right and not as people came; at most 600. */
  readonly points: readonly (readonly [number, number, number])[]
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

const mostPoints = 600
const round = (value: number): number => Math.round(value * 1_000) / 1_000

/** Everything that the page about opinions says of a map; whether the groups may be shown is decided elsewhere. */
export function opinionGroups(map: OpinionMap): OpinionGroups {
  const { positions, grouping, groups, hidden, everybody, components, table } = map
  const members = [...grouping.members]
  const points = members.map(
    voter =>
      [round(positions.x[voter] ?? 0), round(positions.y[voter] ?? 0), grouping.groups[voter] ?? -1] as const,
  )
  const step = Math.ceil(points.length / mostPoints)
  const { first, second, total } = components.spread
  const lists = consensusLists(everybody, hidden)
  const lineOf = ({ statement, count, seen }: { statement: number; count: number; seen: number }) => ({
    statement,
    count,
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
          ...{ statement, side, count, seen, others: othersOf(map, group, statement, side) },
        })),
      }
    }),
    agreement: groupAgreement(groups, table.statements),
    points: points.filter((_, at) => at % step === 0).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
    spread: total > 0 ? Math.min(1, (first + second) / total) : null,
  }
}

/** The share on the same side among all other groups, without imagined voters. */
function othersOf(
  { groups }: OpinionMap,
  group: number,
  statement: number,
  side: 'agree' | 'disagree',
): number | null {
  let [count, seen] = [0, 0]
  groups.forEach((other, at) => {
    if (at === group) return
    count += other[side][statement] ?? 0
    seen += other.seen[statement] ?? 0
  })
  return seen === 0 ? null : count / seen
}
