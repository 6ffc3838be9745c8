import { collectVotes, type VoteTable } from '../opinion/votes.ts'
import { seeded } from '../seeded.ts'

/**
 * Made-up votes of voters in planted groups of equal chance: each group leans its own way on every statement (seventeen in twenty to one side), but on the first `agreed`
 * statements nine in ten of everybody agree. One vote in ten is a pass; each voter sees a statement with chance `seen`.
 */
export function plantedVotes({
  voters,
  statements,
  groups,
  seen = 0.4,
  agreed = 0,
  seed,
}: {
  voters: number
  statements: number
  groups: number
  seen?: number
  agreed?: number
  seed: number
}): { table: VoteTable; planted: Int32Array; votes: number } {
  const random = seeded(seed)
  const leaning = Array.from({ length: groups }, () =>
    Float64Array.from({ length: statements }, (_, statement) =>
      statement < agreed ? 0.98 : random() < 0.5 ? 0.15 : 0.85,
    ),
  )
  const most = Math.ceil(voters * statements * Math.min(1, seen * 1.05 + 0.05))
  const columns = {
    voters: new Int32Array(most),
    statements: new Int32Array(most),
    votes: new Int8Array(most),
  }
  const planted = new Int32Array(voters)
  let at = 0
  for (let voter = 0; voter < voters; voter++) {
    planted[voter] = Math.floor(random() * groups)
    for (let statement = 0; statement < statements; statement++) {
      if (random() >= seen || at >= most) continue
      const agrees = random() < (leaning[planted[voter] ?? 0]?.[statement] ?? 0)
      columns.voters[at] = voter
      columns.statements[at] = statement
      columns.votes[at] = random() < 0.1 ? 0 : agrees ? 1 : -1
      at++
    }
  }
  const table = collectVotes(
    { voters, statements },
    {
      voters: columns.voters.subarray(0, at),
      statements: columns.statements.subarray(0, at),
      votes: columns.votes.subarray(0, at),
    },
  )
  return { table, planted, votes: at }
}
