import type { Tallies } from './tallies.ts'

/** How one group, or everybody, voted on one statement, with Polis' two shares (one imagined voter on each side) and their tests. */
export interface VoteShares {
  readonly agreed: number
  readonly disagreed: number
  readonly seen: number
  readonly agreeShare: number
  readonly disagreeShare: number
  /** How far the share lies above one half, as a normal score. */
  readonly agreeScore: number
  readonly disagreeScore: number
}

/** A normal score above this is significant at 90 %, one-sided, as Polis has it. */
export const significant = 1.2816

/**
 * Shares and scores of one statement: (A + 1) / (S + 2) and 2 · √(S + 1) · ((A + 1) / (S + 1) − ½), with S all who saw it.
 *
 * Source: Polis, math/repness.clj and stats.clj. Checked against the output of Polis.
 */
export function voteShares({ agree, disagree, seen }: Tallies, statement: number): VoteShares {
  const [a, d, s] = [agree[statement] ?? 0, disagree[statement] ?? 0, seen[statement] ?? 0]
  const score = (count: number) => 2 * Math.sqrt(s + 1) * ((count + 1) / (s + 1) - 0.5)
  return {
    agreed: a,
    disagreed: d,
    seen: s,
    agreeShare: (a + 1) / (s + 2),
    disagreeShare: (d + 1) / (s + 2),
    agreeScore: score(a),
    disagreeScore: score(d),
  }
}

/** Two shares against each other as a normal score, with one added to every count; 0 where everybody is a success. */
export function shareDifference(
  success: number,
  seen: number,
  otherSuccess: number,
  otherSeen: number,
): number {
  const [s1, n1, s2, n2] = [success + 1, seen + 1, otherSuccess + 1, otherSeen + 1]
  const both = (s1 + s2) / (n1 + n2)
  if (both === 1) return 0
  return (s1 / n1 - s2 / n2) / Math.sqrt(both * (1 - both) * (1 / n1 + 1 / n2))
}
