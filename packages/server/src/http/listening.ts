import type { Server } from 'node:http'

/** Listens and gives the address that people reach; rejects where the port is taken. */
export function listening(
  server: Server,
  port: number,
  host: string,
): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      const real = typeof address === 'object' && address ? address.port : port
      const shown = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host
      resolve({ url: `http://${shown}:${real}`, port: real })
    })
  })
}
