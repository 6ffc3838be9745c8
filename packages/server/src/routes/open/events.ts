import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse, tooManyResponse } from '../../problem-response.ts'
import { cityParameter } from './parameters.ts'

/** Hands on what changed to everyone who listens at /api/v1/events: so many in all, and of one address. */
export function createEvents({
  maxListeners = 2_000,
  maxPerAddress = 200,
}: {
  readonly maxListeners?: number | undefined
  readonly maxPerAddress?: number | undefined
} = {}) {
  const listeners = new Set<(event: SnapshotEvent) => void>()
  const perAddress = new Map<string, number>()
  return {
    push(event: SnapshotEvent) {
      for (const listener of listeners) listener(event)
    },
    /** How to stop listening, or null where there are too many listeners. */
    listen(address: string, listener: (event: SnapshotEvent) => void): (() => void) | null {
      const before = perAddress.get(address) ?? 0
      if (listeners.size >= maxListeners || before >= maxPerAddress) return null
      listeners.add(listener)
      perAddress.set(address, before + 1)
      return () => {
        if (!listeners.delete(listener)) return
        const left = (perAddress.get(address) ?? 1) - 1
        if (left > 0) perAddress.set(address, left)
        else perAddress.delete(address)
      }
    },
    count: () => listeners.size,
  }
}
export interface SnapshotEvent {
  readonly city: string
  readonly no: number
}
export type Events = ReturnType<typeof createEvents>

const stillThere_ms = 20_000

export function mountEvents(
  app: OpenAPIHono,
  events: Events,
  current: () => Promise<readonly SnapshotEvent[]>,
  closing: AbortSignal,
  addressOf: (c: Context) => string,
): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/events',
    summary: 'Server-sent events: `snapshot` with city and number, now and whenever new data can be read.',
    tags: ['events'],
    request: { query: parametersShape(cityParameter) },
    responses: { 200: { description: 'A stream', content: { 'text/event-stream': { schema: z.string() } } } },
  })
  app.get('/api/v1/events', c => {
    const query = parseQuery(new URL(c.req.url).searchParams, cityParameter)
    if (!query.ok) return problemResponse(query.problem)
    const { city } = query.value
    /** The newest of each city: a listener that reads slowly holds no more than that. */
    const waiting = new Map<string, SnapshotEvent>()
    let wake = () => {}
    const stop = events.listen(addressOf(c), event => {
      waiting.set(event.city, event)
      wake()
    })
    if (!stop) return tooManyResponse(60)
    c.header('cache-control', 'no-store')
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async stream => {
      const end = () => wake()
      stream.onAbort(end)
      closing.addEventListener('abort', end)
      try {
        for (const event of await current()) waiting.set(event.city, waiting.get(event.city) ?? event)
        while (!stream.aborted && !closing.aborted) {
          const news = [...waiting.values()]
          waiting.clear()
          for (const event of news) {
            if (city !== undefined && event.city !== city) continue
            await stream.writeSSE({ event: 'snapshot', data: JSON.stringify(event) })
          }
          const timeout = await new Promise<boolean>(resolve => {
            const timer = setTimeout(() => resolve(true), stillThere_ms)
            wake = () => {
              clearTimeout(timer)
              resolve(false)
            }
            if (stream.aborted || closing.aborted || waiting.size > 0) wake()
          })
          if (timeout) await stream.write(': still there\n\n')
        }
      } finally {
        stop()
        closing.removeEventListener('abort', end)
      }
    })
  })
}
