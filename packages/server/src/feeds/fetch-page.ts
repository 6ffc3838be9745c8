import { type Problem, ProblemError, problem } from '@understory/model'
import { backOff_ms } from './back-off.ts'
import { getOutgoing, type OutgoingPolicy, publicAddressesOnly } from './outgoing.ts'

/** The world as a pull meets it; handed in, so that tests choose time and chance. */
export interface FeedWorld {
  readonly random: () => number
  readonly now: () => Date
  readonly wait: (ms: number) => Promise<void>
  readonly signal?: AbortSignal | undefined
  /** Which addresses may be asked. Default: public ones. */
  readonly outgoing?: OutgoingPolicy | undefined
  /** Bytes of one page, and of all pages of a pull. */
  readonly maxPageBytes?: number | undefined
  readonly maxPullBytes?: number | undefined
}

const tries = 5
const timeout_ms = 120_000
const defaultMaxPageBytes = 64 * 1024 * 1024

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
    if ('problem' in answer) throw new ProblemError(answer.problem)
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

type Answer =
  | { json: unknown }
  | { problem: Problem }
  | { fault: string; final: boolean; retryAfter_s: number | null }

async function tryOnce(url: URL, world: FeedWorld): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeout_ms)
  try {
    const { status, retryAfter, body } = await getOutgoing(url, {
      policy: world.outgoing ?? publicAddressesOnly,
      maxBytes: world.maxPageBytes ?? defaultMaxPageBytes,
      signal: world.signal ? AbortSignal.any([timeout, world.signal]) : timeout,
    })
    if (status >= 200 && status < 300) return { json: JSON.parse(body) }
    const after = Number(retryAfter)
    return {
      fault: `HTTP status ${status}`,
      final: !(status >= 500 || status === 429 || status === 408),
      retryAfter_s: Number.isFinite(after) && after > 0 ? after : null,
    }
  } catch (error) {
    if (world.signal?.aborted) throw error
    if (error instanceof ProblemError) return { problem: error.problem }
    const { code } = error as { code?: string }
    const text = error instanceof Error ? error.message : String(error)
    return { fault: code ? `${text} (${code})` : text, final: false, retryAfter_s: null }
  }
}
