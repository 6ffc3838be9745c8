import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { problem } from '@understory/model'
import { streamSSE } from 'hono/streaming'
import { parametersShape, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { cityParameter } from './parameters.ts'

/** Hands on what changed to everyone who listens at /api/v1/events. */
export function createEvents(mostListeners = 2_000) {
  const listeners = new Set<(event: SnapshotEvent) => void>()
  return {
    push(event: SnapshotEvent) {
      for (const listener of listeners) listener(event)
    },
    listen(listener: (event: SnapshotEvent) => void): (() => void) | null {
      if (listeners.size >= mostListeners) return null
      listeners.add(listener)
      return () => listeners.delete(listener)
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
    c.header('cache-control', 'no-store')
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async stream => {
      const waiting: SnapshotEvent[] = [...(await current())]
      let wake = () => {}
      const stop = events.listen(event => {
        waiting.push(event)
        wake()
      })
      if (!stop) {
        const full = problem('too-many-requests', 'Too many listeners are connected; ask again later.')
        await stream.writeSSE({ event: 'problem', data: JSON.stringify(full) })
        return
      }
      const end = () => wake()
      stream.onAbort(end)
      closing.addEventListener('abort', end)
      try {
        while (!stream.aborted && !closing.aborted) {
          for (const event of waiting.splice(0)) {
            if (city !== undefined && event.city !== city) continue
            await stream.writeSSE({ event: 'snapshot', data: JSON.stringify(event) })
          }
          const timeout = await new Promise<boolean>(resolve => {
            const timer = setTimeout(() => resolve(true), stillThere_ms)
            wake = () => {
              clearTimeout(timer)
              resolve(false)
            }
            if (stream.aborted || closing.aborted || waiting.length > 0) wake()
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
