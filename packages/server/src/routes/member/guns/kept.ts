/**
 * Computes an answer once for a list, and gives it again for the same list: the record gives out one list of guns until it changes, so
 * nothing here outlives a change. What is computed must depend on the list alone, never on whoever asks.
 */
export function keptFor<List extends object, Answer>(
  compute: (list: List) => Answer,
): (list: List) => Answer {
  const kept = new WeakMap<List, { readonly answer: Answer }>()
  return list => {
    const there = kept.get(list) ?? { answer: compute(list) }
    kept.set(list, there)
    return there.answer
  }
}
