import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { clientKey } from './address.ts'
import { announcesBody } from './check-request.ts'

export interface ConnectionLimits {
  /** Open connections in all; idle ones are closed first when there are more. */
  readonly maxConnections: number
  /** Open connections of one address; behind a trusted proxy all are of the proxy, so there it is not looked at. */
  readonly maxConnectionsPerAddress: number | null
  /** Until the headers of a request are there. */
  readonly headers_ms: number
  /** How long a client may leave an answer unread. */
  readonly unread_ms: number
  /** How long a connection stays open after an answer that came before the whole body, so that the client can read it. */
  readonly linger_ms: number
}
export const defaultConnectionLimits: ConnectionLimits = {
  maxConnections: 5_000,
  maxConnectionsPerAddress: 1_000,
  headers_ms: 20_000,
  unread_ms: 120_000,
  linger_ms: 1_000,
}

/** What is read of a body after its answer, so that short ones leave the connection usable. */
const maxDrainBytes = 65_536

/** Node's server with limits for what clients may hold open. `countBytes` gets what a closed connection had sent. */
export function createNodeServer(
  listener: RequestListener,
  limits: ConnectionLimits,
  countBytes: (bytes: number) => void,
): Server {
  const answering = new WeakMap<Socket, ServerResponse>()
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout: limits.headers_ms,
      // Bodies have a limit of their own (`limitBody`), since an upload may rightly take hours.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.max(50, limits.headers_ms / 4),
      maxHeaderSize: 16_384,
      insecureHTTPParser: false,
    },
    (request, response) => {
      answering.set(request.socket, response)
      if (announcesBody(request)) {
        // Marks the body as being read here: otherwise Node reads all of it, of any length, after the answer.
        request.read(0)
        response.once('finish', () => endUnread(request, limits.linger_ms))
      }
      listener(request, response)
    },
  )
  // Node drops headers past a count, also those that a proxy adds last; `requestProblem` refuses such requests instead.
  server.maxHeadersCount = 0
  server.maxConnections = limits.maxConnections
  server.on('drop', () => server.closeIdleConnections())
  limitAddresses(server, limits.maxConnectionsPerAddress)
  server.on('connection', socket => socket.once('close', () => countBytes(socket.bytesRead)))
  server.setTimeout(limits.unread_ms, socket => {
    const response = answering.get(socket)
    const isBeingMade = response !== undefined && !response.writableEnded && socket.writableLength === 0
    if (!isBeingMade) socket.destroy()
  })
  return server
}

/** Reads a little of what is left of a body after its answer, then closes the connection. */
function endUnread(request: IncomingMessage, linger_ms: number): void {
  if (request.complete || request.socket.destroyed) return
  let left = maxDrainBytes
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) request.pause()
  })
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, linger_ms)
  request.once('end', () => clearTimeout(timer))
}

function limitAddresses(server: Server, max: number | null): void {
  if (max === null) return
  const open = new Map<string, number>()
  server.on('connection', socket => {
    const key = clientKey(socket.remoteAddress ?? '') ?? 'unknown'
    const count = (open.get(key) ?? 0) + 1
    open.set(key, count)
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1
      if (left > 0) open.set(key, left)
      else open.delete(key)
    })
    if (count > max) socket.destroy()
  })
}
