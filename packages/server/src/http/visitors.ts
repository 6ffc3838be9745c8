import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Visitor } from '../cache/answer-cache.ts'
import { tooManyResponse } from '../problem-response.ts'
import type { Admission, PublicGate } from '../public-gate.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { addressReader } from './address.ts'

/** Somebody outside who asks what anybody may ask and what is not kept: counted by address, and let in through the gate. */
export interface PublicVisitor extends Required<Visitor> {
  /** Counts the question: the answer for whoever asked too often, or null. */
  refuse(): Response | null
}

export interface VisitorsParts {
  readonly gate: PublicGate
  readonly limit: RateLimit
  readonly addressOf: ReturnType<typeof addressReader>
}

export function createVisitors({ gate, limit, addressOf }: VisitorsParts) {
  const visitor = (address: string, signal: AbortSignal): PublicVisitor => ({
    signal,
    enter: given => gate.enter(address, given),
    refuse: () => {
      const wait_s = limit.take(address)
      return wait_s > 0 ? tooManyResponse(wait_s) : null
    },
  })
  return {
    /** The visitor of a connection; their signal is aborted when it closes before the answer is sent. */
    ofConnection(req: IncomingMessage, res: ServerResponse): PublicVisitor {
      const gone = new AbortController()
      res.once('close', () => {
        if (!res.writableFinished) gone.abort(new Error('the client has gone'))
      })
      const header = (name: string): string | undefined => {
        const value = req.headers[name]
        return Array.isArray(value) ? value.join(', ') : value
      }
      return visitor(addressOf({ env: { incoming: req }, req: { header } }).address, gone.signal)
    },
    /** Answers a request that nothing is kept of under the same limits. */
    async answer(request: Request, env: unknown, work: () => Promise<Response>): Promise<Response> {
      const header = (name: string): string | undefined => request.headers.get(name) ?? undefined
      const who = visitor(addressOf({ env, req: { header } }).address, request.signal)
      const refused = who.refuse()
      if (refused) return refused
      const place = await who.enter(request.signal)
      if ('refused' in place) return place.refused
      try {
        return await work()
      } finally {
        place.release()
      }
    },
  }
}
export type Visitors = ReturnType<typeof createVisitors>

/** Until a reader of a long table asks again for a place that the line did not have. */
const again_ms = 1_000

/**
 * The pieces of a long answer. A place is held while a piece is made and not while the client reads it, so that a slow reader holds nothing;
 * and no piece is made before the one before was taken.
 */
export async function* piecesThroughGate(
  body: ReadableStream<Uint8Array>,
  { enter, signal }: Required<Visitor>,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  const enterPatiently = async (): Promise<Extract<Admission, { release: () => void }>> => {
    for (;;) {
      const place = await enter(signal)
      if ('release' in place) return place
      await sleep(again_ms, undefined, { signal })
    }
  }
  try {
    for (;;) {
      const place = await enterPatiently()
      const piece = await reader.read().finally(() => place.release())
      if (piece.done) return
      yield piece.value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
