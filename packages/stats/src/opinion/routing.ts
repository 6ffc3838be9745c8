import { draw } from './k-means.ts'
import type { Tallies } from './tallies.ts'

/**
 * How much each statement should be shown next: more when it is new, agreed with, not passed over, and far out on the map:
 * ((1 − p) · (E + 1) · a · (1 + 8 · 2^(−S/5)))², with p and a the shares who passed and agreed (one imagined voter on each side), E the
 * extremity and S who saw it. A statement about the voter (`about`) has 49. So statements that people disagree with are seen by
 * fewer: counts of different statements must not be compared, shares may.
 *
 * Source: Polis, math/conversation.clj, `priority-metric`. Checked against the output of Polis.
 */
export function showingPriorities(
  { agree, disagree, seen }: Tallies,
  { extremity, about }: { extremity: ArrayLike<number>; about: Uint8Array },
): Float64Array {
  return Float64Array.from(seen, (saw, statement) => {
    if (about[statement]) return 49
    const [agreed, disagreed] = [agree[statement] ?? 0, disagree[statement] ?? 0]
    const passed = (saw - agreed - disagreed + 1) / (saw + 2)
    const importance = (1 - passed) * ((extremity[statement] ?? 0) + 1) * ((agreed + 1) / (saw + 2))
    return (importance * (1 + 8 * 2 ** (-saw / 5))) ** 2
  })
}

/**
 * The statement to show next: drawn from those that may be shown, with a chance in proportion to its priority. Null where none is left.
 */
export function nextStatement(
  priorities: ArrayLike<number>,
  mayShow: (statement: number) => boolean,
  random: () => number,
): number | null {
  return draw(
    Float64Array.from(priorities, (priority, statement) => (mayShow(statement) ? priority : 0)),
    random,
  )
}
