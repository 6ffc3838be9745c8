import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { type Problem, problemList } from '@understory/model'
import { type AnswerCache, pathOf } from '../cache/answer-cache.ts'
import type { Entry } from '../cache/entry.ts'
import { writeEntry } from '../cache/write-entry.ts'
import type { Logger } from '../log.ts'
import type { AnswerKind, Metrics } from '../metrics.ts'
import { problemBody } from '../problem-response.ts'
import { apiPolicy, commonHeaders, strictTransport } from '../security-headers.ts'
import { allowedMethods, announcesBody, requestProblem } from './check-request.ts'
import { type PublicVisitor, piecesThroughGate, type Visitors } from './visitors.ts'

export interface ListenerParts {
  readonly files: ReadonlyMap<string, () => Promise<Entry>>
  readonly cache: AnswerCache
  readonly visitors: Visitors
  readonly isOpenGet: (method: string, path: string) => boolean
  /** Everything that is not an open GET. */
  readonly past: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** Whether people reach this server by https alone. */
  readonly isSecure: () => boolean
  readonly metrics: Metrics
  readonly log: Logger
}

/** The way of a request: built file, kept answer, answer to be made, everything else. Kept ones take no promise. */
export function createListener(parts: ListenerParts) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const begun = performance.now()
    if (parts.isSecure()) res.setHeader('strict-transport-security', strictTransport)
    const method = req.method ?? 'GET'
    const url = req.url ?? '/'
    const path = pathOf(url)
    const refused = requestProblem(req)
    if (refused) {
      res.on('finish', () => note(parts, req, res, kindOf(path), 'past', begun))
      refuse(req, res, refused)
      return
    }
    if (!parts.isOpenGet(method, path)) {
      res.on('finish', () => note(parts, req, res, kindOf(path), 'past', begun))
      parts.past(req, res).catch(error => broke(parts, res, error))
      return
    }
    const file = parts.files.get(path)
    if (file) {
      res.on('finish', () => note(parts, req, res, 'asset', 'hit', begun))
      file().then(
        entry => writeEntry(entry, req, res),
        error => broke(parts, res, error),
      )
      return
    }
    const kept = parts.cache.peek(url)
    if (kept) {
      writeEntry(kept, req, res)
      note(parts, req, res, kindOf(path), 'hit', begun)
      return
    }
    res.on('finish', () => note(parts, req, res, kindOf(path), 'miss', begun))
    answer(parts, url, req, res).catch(error => broke(parts, res, error))
  }
}

/** An answer to be made: the same for all who ask at this moment, and made for nobody who has gone. */
async function answer(parts: ListenerParts, url: string, req: IncomingMessage, res: ServerResponse) {
  const visitor = parts.visitors.ofConnection(req, res)
  const refused = visitor.refuse()
  if (refused) return await writeResponse(refused, req, res, visitor)
  const loaded = await parts.cache.get(url, visitor).catch((error: unknown) => {
    if (visitor.signal.aborted) return null
    throw error
  })
  if (!loaded) return res.destroy()
  if ('entry' in loaded) return writeEntry(loaded.entry, req, res)
  return await writeResponse(loaded.past, req, res, visitor)
}

async function writeResponse(
  response: Response,
  req: IncomingMessage,
  res: ServerResponse,
  visitor: PublicVisitor,
): Promise<void> {
  if (res.destroyed) return await response.body?.cancel()
  res.writeHead(response.status, { ...commonHeaders, ...Object.fromEntries(response.headers) })
  if (!response.body || req.method === 'HEAD') {
    await response.body?.cancel()
    res.end()
    return
  }
  await pipeline(piecesThroughGate(response.body, visitor), res).catch((error: unknown) => {
    if (!visitor.signal.aborted) throw error
  })
}

/** How long the client of a refused request has to read the answer while its body is still under way. */
const readRefusal_ms = 1_000

/** The connection is closed as well, and says so: what comes next on it may be part of what was refused. */
function refuse(req: IncomingMessage, res: ServerResponse, refused: Problem): void {
  const body = JSON.stringify(problemBody(refused))
  res.writeHead(problemList[refused.code].status, {
    ...commonHeaders,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
    'content-security-policy': apiPolicy,
    ...(refused.code === 'method-not-allowed' && { allow: allowedMethods }),
  })
  if (!announcesBody(req)) return void res.end(body)
  // Closed at once, with bytes of the body unread, the connection would be reset and the answer lost with it.
  res.write(body)
  setTimeout(() => res.end(), readRefusal_ms).unref()
}

function broke(parts: ListenerParts, res: ServerResponse, error: unknown): void {
  const gone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
  if (!gone) parts.log.error({ err: error }, 'an answer broke off')
  if (res.headersSent) res.destroy()
  else res.writeHead(500, { 'content-type': 'application/problem+json' }).end('{"status":500}')
}

const kindOf = (path: string): AnswerKind => {
  if (path.startsWith('/api/v1/member/')) return 'member'
  if (path.startsWith('/api/')) return 'api'
  return path === '/metrics' || path === '/healthz' || path === '/readyz' ? 'other' : 'page'
}

/** Counts and logs an answer. The path is logged, never the query: it may say what someone looks for. */
function note(
  parts: ListenerParts,
  req: IncomingMessage,
  res: ServerResponse,
  kind: AnswerKind,
  cache: 'hit' | 'miss' | 'past',
  begun: number,
): void {
  const took_ms = performance.now() - begun
  const status = `${Math.floor(res.statusCode / 100)}xx`
  parts.metrics.requests.inc({ kind, status, cache })
  parts.metrics.seconds.observe({ kind }, took_ms / 1000)
  const level = res.statusCode >= 500 ? 'error' : kind === 'member' ? 'info' : 'debug'
  if (!parts.log.isLevelEnabled(level)) return
  const took = Math.round(took_ms * 10) / 10
  parts.log[level](
    { method: req.method, path: pathOf(req.url ?? ''), status: res.statusCode, took_ms: took, cache },
    'answered',
  )
}
