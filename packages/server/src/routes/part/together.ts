/**
 * Keeps what many people hand in at once in few transactions: while one runs, what comes in waits and goes together in the next. Each caller
 * gets the answer of the transaction that kept their part, and its error where it failed.
 */
export function together<Item, Answer>(
  keep: (items: readonly Item[]) => Promise<Answer>,
): (items: readonly Item[]) => Promise<Answer> {
  let waiting: Item[] = []
  let next: Promise<Answer> | null = null
  let running: Promise<unknown> = Promise.resolve()
  return items => {
    waiting.push(...items)
    next ??= running.then(() => {
      const batch = waiting
      waiting = []
      next = null
      const done = keep(batch)
      running = done.catch(() => {})
      return done
    })
    return next
  }
}
