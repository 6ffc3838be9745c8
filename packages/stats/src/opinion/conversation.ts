import type { VoteTable } from './votes.ts'

/**
 * Who takes part in the map: voters who have seen at least 7 statements (or all, where there are fewer), and whoever was in before; while
 * these are fewer than 15, the others who voted most fill up to 15. Sorted. `before` makes it depend on history, as in Polis; leave it
 * out and it depends on the votes alone.
 *
 * Source: Polis, math/conversation.clj, `in-conv`.
 */
export function inConversation(table: VoteTable, before: Iterable<number> = []): Uint32Array {
  const enough = Math.min(7, table.statements)
  const inside = new Set(before)
  table.rows.forEach(({ seen }, voter) => {
    if (seen >= enough && seen > 0) inside.add(voter)
  })
  if (inside.size < 15) {
    const others = table.rows.map(({ seen }, voter) => ({ seen, voter }))
    others.sort((a, b) => b.seen - a.seen)
    for (const { seen, voter } of others) if (inside.size < 15 && seen > 0) inside.add(voter)
  }
  return Uint32Array.from(inside).sort()
}
