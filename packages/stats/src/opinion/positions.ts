import type { Components } from './components.ts'
import type { VoterRow, VoteTable } from './votes.ts'

/** Places on the plane: x and y of each, in two columns. */
export interface Positions {
  readonly x: Float64Array
  readonly y: Float64Array
}

/**
 * Where each voter stands: their votes less the means, along the two components, over what they have seen, and times
 * √(statements / seen), so that somebody who has seen little is not drawn to the middle. Hidden statements count as seen.
 *
 * Source: Polis, math/pca.clj, `sparsity-aware-project-ptpt`.
 */
export function voterPositions(table: VoteTable, found: Components, hidden: Uint8Array): Positions {
  const positions = { x: new Float64Array(table.rows.length), y: new Float64Array(table.rows.length) }
  const hiddenCount = hidden.reduce((sum, is) => sum + is, 0)
  table.rows.forEach((row, voter) => {
    placeVoter(positions, voter, row, found, { hidden, hiddenCount, statements: table.statements })
  })
  return positions
}

function placeVoter(
  { x, y }: Positions,
  voter: number,
  { seen, statements, votes }: VoterRow,
  { centre, first, second }: Components,
  all: { hidden: Uint8Array; hiddenCount: number; statements: number },
): void {
  let along = 0
  let across = 0
  let count = all.hiddenCount
  for (let i = 0; i < seen; i++) {
    const statement = statements[i] as number
    if (all.hidden[statement]) continue
    count++
    const beyond = (votes[i] as number) - (centre[statement] as number)
    along += beyond * (first[statement] as number)
    across += beyond * (second[statement] as number)
  }
  const scale = Math.sqrt(all.statements / Math.max(count, 1))
  x[voter] = scale * along
  y[voter] = scale * across
}

/**
 * Where a voter would stand who has only agreed with this one statement, and how far out that is: its extremity.
 *
 * Source: Polis, math/pca.clj, `pca-project-cmnts`.
 */
export function statementPositions({
  centre,
  first,
  second,
}: Components): Positions & { extremity: Float64Array } {
  const scale = Math.sqrt(centre.length)
  const x = first.map((value, j) => scale * (1 - (centre[j] as number)) * value)
  const y = second.map((value, j) => scale * (1 - (centre[j] as number)) * value)
  return { x, y, extremity: x.map((value, j) => Math.hypot(value, y[j] as number)) }
}
