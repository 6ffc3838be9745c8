import type { AnswerCache } from './answer-cache.ts'

/**
 * What happens to the cache when there is new data: it is emptied at once, and soon afterwards the addresses that were
 * used last are answered anew, one after the other, so that the next visitors do not all wait for the same pages.
 */
export function keepFresh(cache: () => AnswerCache, closing: AbortSignal, wait_ms = 100) {
  const wanted = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let running = false

  const warm = async () => {
    timer = null
    if (running) return
    running = true
    for (const url of wanted) {
      wanted.delete(url)
      if (closing.aborted) break
      if (!cache().peek(url))
        await cache()
          .get(url)
          .catch(() => {})
    }
    running = false
  }

  return (): void => {
    for (const url of cache().clear()) wanted.add(url)
    if (wanted.size === 0 || timer || closing.aborted) return
    timer = setTimeout(warm, wait_ms)
    timer.unref()
  }
}
