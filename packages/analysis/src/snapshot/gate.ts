/**
 * Lets at most `width` pieces of work run at once; the others wait in line. Every running DuckDB query holds a
 * thread that the whole process needs for its files, so the line is here and not in the engine.
 */
export interface Gate {
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

export function makeGate(width: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []
  const enter = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (running < width) {
        running++
        return resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(signal?.reason)
      }
      const go = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(go)
    })
  return {
    async run(work, signal) {
      await enter(signal)
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
