import { problem } from '@understory/model'
import { problemResponse, tooManyResponse } from './problem-response.ts'

export interface PublicGateOptions {
  /** Questions and pages that are answered at the same time. */
  readonly maxRunning: number
  /** Of these, for one address: another address always finds a place. */
  readonly maxRunningPerAddress: number
  /** How many may wait in all, and for one address. */
  readonly maxWaiting: number
  readonly maxWaitingPerAddress: number
}

export const publicGateDefaults: PublicGateOptions = {
  maxRunning: 4,
  maxRunningPerAddress: 2,
  maxWaiting: 200,
  maxWaitingPerAddress: 32,
}

/** A place among those that are answered now, or the answer to whoever finds no place even in the line. */
export type Admission = { readonly release: () => void } | { readonly refused: Response }

interface Entry {
  readonly address: string
  readonly start: () => void
}

const retryAfter_s = 2

/**
 * What anybody may ask is answered a few at a time: the line is bounded, an address holds a bounded part of it, and of those who wait the
 * address with the fewest running goes next. What is kept in the cache never comes here.
 */
export function createPublicGate(options: Partial<PublicGateOptions> = {}) {
  const { maxRunning, maxRunningPerAddress, maxWaiting, maxWaitingPerAddress } = {
    ...publicGateDefaults,
    ...options,
  }
  const running = new Map<string, number>()
  const waiting: Entry[] = []
  let total = 0

  const runningOf = (address: string): number => running.get(address) ?? 0

  const nextEntry = (): Entry | undefined => {
    let chosen: Entry | undefined
    for (const entry of waiting) {
      if (runningOf(entry.address) >= maxRunningPerAddress) continue
      if (!chosen || runningOf(entry.address) < runningOf(chosen.address)) chosen = entry
    }
    return chosen
  }
  const startNext = (): void => {
    while (total < maxRunning) {
      const entry = nextEntry()
      if (!entry) return
      waiting.splice(waiting.indexOf(entry), 1)
      total++
      running.set(entry.address, runningOf(entry.address) + 1)
      entry.start()
    }
  }
  const placeOf = (address: string): Admission => {
    let released = false
    return {
      release: () => {
        if (released) return
        released = true
        total--
        const left = runningOf(address) - 1
        if (left > 0) running.set(address, left)
        else running.delete(address)
        startNext()
      },
    }
  }

  return {
    /** Rejects with the reason of `signal` when that is aborted in the line. */
    enter(address: string, signal?: AbortSignal): Promise<Admission> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (waiting.filter(one => one.address === address).length >= maxWaitingPerAddress)
          return resolve({ refused: tooManyResponse(retryAfter_s) })
        if (waiting.length >= maxWaiting) return resolve({ refused: busyResponse() })
        const leave = (): void => {
          waiting.splice(waiting.indexOf(entry), 1)
          reject(signal?.reason)
        }
        const entry: Entry = {
          address,
          start: () => {
            signal?.removeEventListener('abort', leave)
            resolve(placeOf(address))
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        waiting.push(entry)
        startNext()
      })
    },
    running: (): number => total,
    waiting: (): number => waiting.length,
  }
}
export type PublicGate = ReturnType<typeof createPublicGate>

const busyResponse = (): Response =>
  problemResponse(
    problem('too-busy', 'More people ask at this moment than can be answered.', {
      expected: `the same request in ${retryAfter_s} s`,
    }),
    { 'retry-after': String(retryAfter_s) },
  )
