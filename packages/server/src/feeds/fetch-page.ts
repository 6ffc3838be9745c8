import { ProblemError, problem } from '@understory/model'
import { backOff_ms } from './back-off.ts'

/** The world as a pull meets it; handed in, so that tests choose time and chance. */
export interface FeedWorld {
  readonly random: () => number
  readonly now: () => Date
  readonly wait: (ms: number) => Promise<void>
  readonly signal?: AbortSignal | undefined
}

const tries = 5
const timeout_ms = 120_000
const most_bytes = 256 * 1024 * 1024

/**
 * One page of a feed as JSON. Tries again after network faults, 408, 429 and 5xx, waiting longer each time or as
 * long as the server asks. Problem: feed-unreachable.
 */
export async function fetchPage(url: URL, world: FeedWorld): Promise<unknown> {
  let last = ''
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await world.wait(backOff_ms(attempt - 1, world.random))
    world.signal?.throwIfAborted()
    const answer = await tryOnce(url, world)
    if ('json' in answer) return answer.json
    last = answer.fault
    if (answer.final) break
    if (answer.retryAfter_s) await world.wait(Math.min(answer.retryAfter_s, 300) * 1000)
  }
  throw new ProblemError(
    problem('feed-unreachable', `The feed did not answer: ${last}.`, {
      where: `${url.origin}${url.pathname}`,
    }),
  )
}

type Answer = { json: unknown } | { fault: string; final: boolean; retryAfter_s: number | null }

async function tryOnce(url: URL, world: FeedWorld): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeout_ms)
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: world.signal ? AbortSignal.any([timeout, world.signal]) : timeout,
    })
    if (!response.ok) {
      await response.body?.cancel()
      const again = response.status >= 500 || response.status === 429 || response.status === 408
      const after = Number(response.headers.get('retry-after'))
      return {
        fault: `HTTP status ${response.status}`,
        final: !again,
        retryAfter_s: Number.isFinite(after) && after > 0 ? after : null,
      }
    }
    if (Number(response.headers.get('content-length') ?? 0) > most_bytes)
      return { fault: `a page larger than ${most_bytes} bytes`, final: true, retryAfter_s: null }
    return { json: await response.json() }
  } catch (error) {
    if (world.signal?.aborted) throw error
    const cause = (error as { cause?: { code?: string } }).cause?.code
    const text = error instanceof Error ? error.message : String(error)
    return { fault: cause ? `${text} (${cause})` : text, final: false, retryAfter_s: null }
  }
}
