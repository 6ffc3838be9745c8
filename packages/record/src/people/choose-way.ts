import type { AttemptSpent, Spending } from './types.ts'

/**
 * The first way all of whose budgets have room, else the seconds until one has. `debts_ms` is how long it takes until the attempts of a key are
 * all there again. Each budget is a leaky bucket (GCRA, ITU-T I.371), and in T seconds it gives at most `burst + T / refill_s` attempts.
 */
export function chooseWay(
  ways: readonly (readonly Spending[])[],
  debts_ms: ReadonlyMap<string, number>,
): AttemptSpent {
  let wait_ms = Number.POSITIVE_INFINITY
  for (const way of ways) {
    const waits = way.map(
      ({ key, budget }) => (debts_ms.get(key) ?? 0) - (budget.burst - 1) * budget.refill_s * 1000,
    )
    const longest_ms = Math.max(0, ...waits)
    if (longest_ms === 0) return { wait_s: 0, spent: way }
    wait_ms = Math.min(wait_ms, longest_ms)
  }
  return { wait_s: Math.ceil(wait_ms / 1000), spent: [] }
}
