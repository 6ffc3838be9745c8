/**
 * How long to wait before trying again: doubling from a second up to five minutes, of which the second half is
 * chance, so that many who failed together do not come back together.
 */
export function backOff_ms(attempt: number, random: () => number, most_ms = 300_000): number {
  const full = Math.min(most_ms, 1_000 * 2 ** Math.min(attempt, 30))
  return Math.round(full / 2 + (full / 2) * random())
}
