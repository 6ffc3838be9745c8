import { connect, type Socket } from 'node:net'

/** What a plain connection got back, and how much the other side let it write. */
export interface RawAnswer {
  readonly text: string
  readonly status: number
  readonly written: number
}

const socketTo = (url: string): Socket => {
  const { hostname, port } = new URL(url)
  return connect({ host: hostname, port: Number(port) })
}

/** Sends text as it stands, and waits until the server closes the connection. For tests. */
export function sendRaw(url: string, text: string): Promise<RawAnswer> {
  return endless(url, text, null)
}

/** Sends a head, then chunks until the server closes the connection or `maxBytes` are sent. */
export async function endless(
  url: string,
  head: string,
  chunk: Buffer | null,
  maxBytes = 100_000_000,
): Promise<RawAnswer> {
  const socket = socketTo(url)
  let text = ''
  socket.setEncoding('latin1')
  socket.on('data', part => {
    text += part
  })
  // A connection that is closed while there is something to send ends with an error here; that is what is waited for.
  socket.on('error', () => {})
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  await new Promise<void>(resolve => socket.write(head, 'latin1', () => resolve()))
  while (chunk && !socket.destroyed && socket.bytesWritten < maxBytes) {
    if (socket.write(chunk)) await new Promise(resolve => setImmediate(resolve))
    else await Promise.race([new Promise(resolve => socket.once('drain', resolve)), closed])
  }
  if (chunk && !socket.destroyed) socket.write('0\r\n\r\n')
  await closed
  return {
    text,
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
    written: socket.bytesWritten - socket.writableLength,
  }
}

/** A chunk of a body in `Transfer-Encoding: chunked`. */
export const chunkOf = (bytes: number): Buffer =>
  Buffer.from(`${bytes.toString(16)}\r\n${'a'.repeat(bytes)}\r\n`)

export const headOf = (method: string, path: string, headers: Record<string, string>): string =>
  `${method} ${path} HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
