import type { VoteTable } from './votes.ts'

/** Counts per statement: who agreed, who disagreed, and who saw it (those who passed as well). */
export interface Tallies {
  readonly agree: Int32Array
  readonly disagree: Int32Array
  readonly seen: Int32Array
}

export const emptyTallies = (statements: number): Tallies => ({
  agree: new Int32Array(statements),
  disagree: new Int32Array(statements),
  seen: new Int32Array(statements),
})

/** Counts over all voters of the table. Hidden statements are counted too: hiding is not forgetting. */
export function tally(table: VoteTable): Tallies {
  return groupTallies(table, new Int32Array(table.rows.length), 1)[0] as Tallies
}

/** Counts per group; voters with the group −1 are in none. */
export function groupTallies(table: VoteTable, groups: ArrayLike<number>, count: number): Tallies[] {
  const tallies = Array.from({ length: count }, () => emptyTallies(table.statements))
  table.rows.forEach((row, voter) => {
    const own = tallies[groups[voter] ?? -1]
    if (!own) return
    for (let i = 0; i < row.seen; i++) countVote(own, row.statements[i] as number, row.votes[i] as number, 1)
  })
  return tallies
}

/** Counts one vote in, or out with `times` −1. */
export function countVote(tallies: Tallies, statement: number, vote: number, times: 1 | -1): void {
  tallies.seen[statement] = (tallies.seen[statement] as number) + times
  if (vote > 0) tallies.agree[statement] = (tallies.agree[statement] as number) + times
  if (vote < 0) tallies.disagree[statement] = (tallies.disagree[statement] as number) + times
}
