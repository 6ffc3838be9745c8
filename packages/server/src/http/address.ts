import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/** What is looked at: the connection, and the headers. */
interface Asked {
  readonly env: unknown
  readonly req: { header(name: string): string | undefined }
}

const maxAddressLength = 100

/** `[2001:db8::1]:443`, `192.0.2.1:443` and zones (`fe80::1%eth0`) occur in headers of proxies. */
const bareAddress = (text: string): string =>
  text
    .trim()
    .replace(/^\[([^\]]*)\](:\d{1,5})?$/, '$1')
    .replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/, '$1')
    .replace(/%[\w.%-]*$/, '')

/**
 * What every limit counts by: an IPv4 address (also when it is mapped into IPv6), or the first 64 bits of an IPv6 address, since one
 * subscriber has at least 2^64 of those. Loopback stays as it is. Null for text that is no address.
 */
export function clientKey(address: string): string | null {
  if (address.length > maxAddressLength) return null
  const bare = bareAddress(address)
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null
  const parsed = ipaddr.process(bare)
  if (parsed.kind() === 'ipv4' || parsed.range() === 'loopback') return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`
}

/**
 * The client that a request came from, as limits count it. `direct` is false when a proxy handed it on or when it did not come over a
 * connection: then nobody can say that the caller is on this machine.
 */
export const addressReader =
  (trustProxy: boolean) =>
  (c: Asked): { address: string; direct: boolean } => {
    const env = c.env as { incoming?: IncomingMessage } | undefined
    const socket = env?.incoming?.socket.remoteAddress
    const forwarded = c.req.header('x-forwarded-for')
    const handedOn = forwarded !== undefined || c.req.header('forwarded') !== undefined
    const nearest = trustProxy ? clientKey(forwarded?.split(',').at(-1) ?? '') : null
    return {
      address: nearest ?? clientKey(socket ?? '') ?? 'unknown',
      direct: socket !== undefined && !handedOn,
    }
  }
