import type { Admission } from '../public-gate.ts'
import { type Entry, entryBytes, makeEntry } from './entry.ts'
import { type Flight, openFlight } from './flight.ts'

export interface AnswerCacheOptions {
  readonly maxBytes: number
  readonly now: () => number
  /** `signal` is aborted when nobody waits for the answer any more. */
  readonly render: (url: string, signal: AbortSignal) => Promise<Response>
  /** Headers added to what is stored, by path and content. */
  readonly dress: (path: string, headers: Record<string, string>, body: Buffer) => void
  readonly onBytes?: (bytes: number) => void
}
/** An entry, or an answer that must go past the cache (a stream, or one that forbids storing). */
export type Loaded = { readonly entry: Entry } | { readonly past: Response }

/** Somebody who waits for an answer that is not kept. */
export interface Visitor {
  readonly signal: AbortSignal
  /** A place among those that are answered now; asked for once for each answer that is made. What a page asks in-process needs none: the page has one. */
  readonly enter?: (signal: AbortSignal) => Promise<Admission>
}

const longest_ms = 300_000
const largestEntry_bytes = 8_000_000
const warmed = 24
/** Of the memory, for addresses with a query: anybody can invent those, and must not push out the pages that everybody reads. */
const queryShare = 0.5

/**
 * Answers of open GETs by address. Emptied whenever a snapshot or an import changes what could be said; an answer
 * that was begun before that is given out but not kept. One miss at a time per address.
 */
export function createAnswerCache(options: AnswerCacheOptions) {
  const entries = new Map<string, Entry>()
  const flights = new Map<string, Flight<Loaded>>()
  let bytes = 0
  let queryBytes = 0
  let generation = 0

  const drop = (url: string) => {
    const entry = entries.get(url)
    if (!entry) return
    entries.delete(url)
    bytes -= entryBytes(entry)
    if (url.includes('?')) queryBytes -= entryBytes(entry)
  }

  const keep = (url: string, entry: Entry) => {
    if (entryBytes(entry) > Math.min(largestEntry_bytes, options.maxBytes)) return
    drop(url)
    entries.set(url, entry)
    bytes += entryBytes(entry)
    if (url.includes('?')) queryBytes += entryBytes(entry)
    for (const oldest of entries.keys()) {
      if (queryBytes <= options.maxBytes * queryShare) break
      if (oldest.includes('?')) drop(oldest)
    }
    for (const oldest of entries.keys()) {
      if (bytes <= options.maxBytes) break
      drop(oldest)
    }
    options.onBytes?.(bytes)
  }

  const load = async (url: string, signal: AbortSignal): Promise<Loaded> => {
    const begun = generation
    const response = await options.render(url, signal)
    if (!mayHold(response)) return { past: response }
    const body = Buffer.from(await response.arrayBuffer())
    const headers = Object.fromEntries(response.headers)
    options.dress(pathOf(url), headers, body)
    const entry = makeEntry({ status: response.status, headers, body }, options.now() + longest_ms)
    if (begun === generation && response.status === 200) keep(url, entry)
    return { entry }
  }

  const fly = (url: string, visitor: Visitor | undefined): Flight<Loaded> =>
    openFlight(
      visitor?.enter,
      refused => ({ past: refused }),
      signal => load(url, signal),
    )

  return {
    /** The kept answer, at once. */
    peek(url: string): Entry | null {
      const entry = entries.get(url)
      if (!entry) return null
      if (entry.staleAt_ms <= options.now()) {
        drop(url)
        return null
      }
      entries.delete(url)
      entries.set(url, entry)
      return entry
    },
    /** One answer is made for all who ask at the same time; it is stopped when the last of them has gone. */
    async get(url: string, visitor?: Visitor): Promise<Loaded> {
      const flying = flights.get(url)
      if (flying && !flying.stopped()) {
        const loaded = await flying.join(visitor?.signal, visitor?.enter === undefined)
        // A stream is for one reader, and a refusal for the one who was refused.
        return 'entry' in loaded ? loaded : await fly(url, visitor).join(visitor?.signal)
      }
      const flight = fly(url, visitor)
      flights.set(url, flight)
      const over = () => {
        if (flights.get(url) === flight) flights.delete(url)
      }
      flight.ended.then(over, over)
      return await flight.join(visitor?.signal)
    },
    /** Empties the cache; gives the addresses that were used last, newest first. */
    clear(): string[] {
      const lastUsed = [...entries.keys()].slice(-warmed).reverse()
      generation++
      entries.clear()
      flights.clear()
      bytes = 0
      queryBytes = 0
      options.onBytes?.(0)
      return lastUsed
    },
    bytes: () => bytes,
    size: () => entries.size,
  }
}
export type AnswerCache = ReturnType<typeof createAnswerCache>

export const pathOf = (url: string): string => {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}

function mayHold(response: Response): boolean {
  if (response.headers.has('set-cookie')) return false
  const control = response.headers.get('cache-control')
  if (control === null) return true
  return !/no-store|no-cache|private/.test(control)
}
