import type { IncomingMessage } from 'node:http'

/** What is looked at: the connection, and the headers. */
interface Asked {
  readonly env: unknown
  readonly req: { header(name: string): string | undefined }
}

/**
 * The address a request came from. `direct` is false when a proxy handed it on or when it did not come over a
 * connection: then nobody can say that the caller is on this machine.
 */
export const addressReader =
  (trustProxy: boolean) =>
  (c: Asked): { address: string; direct: boolean } => {
    const env = c.env as { incoming?: IncomingMessage } | undefined
    const socket = env?.incoming?.socket.remoteAddress
    const forwarded = c.req.header('x-forwarded-for')
    const handedOn = forwarded !== undefined || c.req.header('forwarded') !== undefined
    const nearest = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined
    return { address: nearest || socket || 'unknown', direct: socket !== undefined && !handedOn }
  }
