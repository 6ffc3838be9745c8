/** Asks at most once in so many milliseconds, and once for all who ask at the same time; null and errors are not kept. */
export function lately<T>(
  ask: () => Promise<T | null>,
  most_ms: number,
  now: () => number,
): () => Promise<T | null> {
  let kept: { readonly value: Promise<T | null>; readonly until: number } | null = null
  return () => {
    if (kept !== null && now() < kept.until) return kept.value
    const value = ask()
    const own = { value, until: now() + most_ms }
    kept = own
    const forget = () => {
      if (kept === own) kept = null
    }
    value.then(found => found === null && forget(), forget)
    return value
  }
}
