import type { Admission } from '../public-gate.ts'

/** Something that is made once for several who wait for it. */
export interface Flight<T> {
  /**
   * Waits for it. Rejects with the reason of `signal` for this one alone; when the last one has gone, the making is stopped. With `now`,
   * making begins at once, whoever stands in line: the caller has a place already, and waiting here while holding it could wait for ever.
   */
  join(signal: AbortSignal | undefined, now?: boolean): Promise<T>
  readonly ended: Promise<T>
  /** Everybody has gone; whoever comes now begins anew. */
  stopped(): boolean
}

const free: Admission = { release: () => {} }

/** Begins to make something, after `enter` gave a place for it; without `enter` at once. */
export function openFlight<T>(
  enter: ((signal: AbortSignal) => Promise<Admission>) | undefined,
  refuse: (answer: Response) => T,
  make: (signal: AbortSignal) => Promise<T>,
): Flight<T> {
  const gone = new AbortController()
  const skipLine = new AbortController()
  let waiting = 0

  const placeFor = async (line: NonNullable<typeof enter>): Promise<Admission> => {
    try {
      return await line(AbortSignal.any([gone.signal, skipLine.signal]))
    } catch (error) {
      if (skipLine.signal.aborted && !gone.signal.aborted) return free
      throw error
    }
  }
  const afterLine = async (line: NonNullable<typeof enter>): Promise<T> => {
    const place = await placeFor(line)
    if ('refused' in place) return refuse(place.refused)
    try {
      return await make(gone.signal)
    } finally {
      place.release()
    }
  }
  const ended = enter ? afterLine(enter) : make(gone.signal)
  // Whoever waits hears of an error; nobody else has to.
  ended.catch(() => {})

  return {
    ended,
    stopped: () => gone.signal.aborted,
    join(signal, now = false) {
      if (now) skipLine.abort()
      waiting++
      return new Promise<T>((resolve, reject) => {
        const leave = (): void => {
          waiting--
          reject(signal?.reason)
          if (waiting === 0) gone.abort(signal?.reason)
        }
        if (signal?.aborted) return leave()
        signal?.addEventListener('abort', leave, { once: true })
        ended.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave))
      })
    },
  }
}
