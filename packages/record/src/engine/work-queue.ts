import { type Priority, priorities } from './priority.ts'

interface Entry {
  readonly start: () => void
}

/** How often work of a lower priority may be passed over before it goes next: nobody waits for ever. */
const maxPassedOver = 8

/**
 * Work that is done one at a time, in order of priority and, within one, in the order it came. Work whose signal is aborted while it waits
 * leaves the queue and never starts.
 */
export function createWorkQueue() {
  const waiting = priorities.map(() => ({ entries: [] as Entry[], passedOver: 0 }))
  let running = false
  const idle: (() => void)[] = []

  const next = (): void => {
    const overdue = waiting.find(one => one.entries.length > 0 && one.passedOver >= maxPassedOver)
    const chosen = overdue ?? waiting.find(one => one.entries.length > 0)
    const entry = chosen?.entries.shift()
    if (!chosen || !entry) {
      running = false
      for (const tell of idle.splice(0)) tell()
      return
    }
    running = true
    chosen.passedOver = 0
    for (const lower of waiting.slice(waiting.indexOf(chosen) + 1))
      if (lower.entries.length > 0) lower.passedOver++
    entry.start()
  }

  const enter = (priority: Priority, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const entries = waiting[priorities.indexOf(priority)]?.entries ?? []
      const leave = (): void => {
        entries.splice(entries.indexOf(entry), 1)
        reject(signal?.reason)
      }
      const entry: Entry = {
        start: () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      entries.push(entry)
      if (!running) next()
    })

  return {
    async run<T>(
      work: () => Promise<T>,
      {
        priority = 'member',
        signal,
      }: { priority?: Priority | undefined; signal?: AbortSignal | undefined } = {},
    ): Promise<T> {
      await enter(priority, signal)
      try {
        return await work()
      } finally {
        next()
      }
    },
    /** How many wait. */
    size: (): number => waiting.reduce((sum, one) => sum + one.entries.length, 0),
    /** Resolves when nothing runs and nothing waits. */
    whenIdle: (): Promise<void> => (running ? new Promise(resolve => idle.push(resolve)) : Promise.resolve()),
  }
}
