import { type LookupAddress, type LookupAllOptions, lookup as lookupName } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { createGunzip } from 'node:zlib'
import { fail, ok, type Problem, ProblemError, problem, type Result } from '@understory/model'
import ipaddr from 'ipaddr.js'

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]
type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Where this server may connect to for somebody who typed an address: public addresses, and networks that the operator allows. */
export interface OutgoingPolicy {
  readonly allowed: readonly Range[]
  /** How names are resolved; handed in by tests. */
  readonly resolve?: Resolve | undefined
}
export const publicAddressesOnly: OutgoingPolicy = { allowed: [] }

const maxRedirects = 5

/** Networks from a setting such as `10.20.0.0/16 fd00:1::/48`. Problem: `bad-parameter`. */
export function parseNetworks(text: string | undefined, where: string): Result<readonly Range[]> {
  const parts = (text ?? '').split(/[\s,;]+/).filter(part => part !== '')
  const wrong = parts.find(part => !ipaddr.isValidCIDR(part))
  if (wrong === undefined) return ok(parts.map(part => ipaddr.parseCIDR(part)))
  return fail(
    problem('bad-parameter', `"${wrong}" is not a network.`, {
      where,
      expected: 'networks such as 10.20.0.0/16',
    }),
  )
}

/** Public, or in a network that the operator allows. Everything with a special use is refused (IANA registries, as ipaddr.js knows them). */
export function mayConnect(address: string, policy: OutgoingPolicy): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (
    policy.allowed.some(range => range[0].kind() === parsed.kind() && parsed.match(range as [never, number]))
  )
    return true
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || globalUnicast(parsed as ipaddr.IPv6))
}

const globalUnicast = (address: ipaddr.IPv6): boolean => address.match(ipaddr.IPv6.parseCIDR('2000::/3'))

/** Why an address that somebody typed is not asked at all, or null. A name is looked at again when it is resolved. */
export function outgoingProblem(text: string | URL, policy: OutgoingPolicy): Problem | null {
  const url = URL.canParse(text) ? new URL(text) : null
  const about = {
    where: url ? `${url.protocol}//${url.host}` : 'url',
    expected: 'http(s)://, a public address',
  }
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return problem('feed-unreachable', 'The address is not one of http or https.', about)
  if (url.username !== '' || url.password !== '')
    return problem('feed-unreachable', 'The address holds a user name or a password.', about)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValid(host) && !mayConnect(host, policy)) return notPublic(url)
  return null
}

const notPublic = (url: URL): Problem =>
  problem('feed-unreachable', `The address of ${url.hostname} is not on the public internet.`, {
    where: url.origin,
    expected: 'a public address, or one of the networks in UNDERSTORY_FEED_NETWORKS',
  })

/**
 * Resolves a name once for a connection and connects to what was looked at: a name that answers with a public address first and
 * with one of this network afterwards gains nothing. All its addresses must be allowed.
 */
const guardedLookup =
  (url: URL, policy: OutgoingPolicy): LookupFunction =>
  (hostname, options, done) => {
    const resolve: Resolve = policy.resolve ?? lookupName
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const first = addresses[0]
      if (!first || !addresses.every(({ address }) => mayConnect(address, policy)))
        return done(new ProblemError(notPublic(url)) as NodeJS.ErrnoException, '')
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }

export interface OutgoingAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: string
}

/**
 * GET of an address that somebody typed: http and https, public addresses, each redirect looked at like the first address, a limit of
 * bytes after unpacking. Problem `feed-unreachable` where it may not be asked or answers with too much.
 */
export async function getOutgoing(
  first: URL,
  options: { policy: OutgoingPolicy; maxBytes: number; signal: AbortSignal },
): Promise<OutgoingAnswer> {
  let url = first
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const refused = outgoingProblem(url, options.policy)
    if (refused) throw new ProblemError(refused)
    const answer = await getOnce(url, options)
    if (typeof answer !== 'string') return answer
    url = new URL(answer, url)
  }
  throw new ProblemError(
    problem('feed-unreachable', `The feed leads on more than ${maxRedirects} times.`, {
      where: first.origin,
    }),
  )
}

/** The answer, or where it leads to. */
function getOnce(
  url: URL,
  { policy, maxBytes, signal }: { policy: OutgoingPolicy; maxBytes: number; signal: AbortSignal },
): Promise<OutgoingAnswer | string> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const request = send(url, {
      lookup: guardedLookup(url, policy),
      signal,
      agent: false,
      maxHeaderSize: 16_384,
      headers: { accept: 'application/json', 'accept-encoding': 'gzip' },
    })
    request.on('error', reject)
    request.on('response', response => {
      const { statusCode: status = 0, headers } = response
      const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined
      const isGood = status >= 200 && status < 300
      if (isRedirect || !isGood) {
        request.destroy()
        return resolve(
          isRedirect ? (headers.location ?? '') : { status, retryAfter: headers['retry-after'], body: '' },
        )
      }
      const bytes = headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response
      response.on('error', reject)
      const parts: Buffer[] = []
      let length = 0
      bytes.on('error', reject)
      bytes.on('data', (part: Buffer) => {
        length += part.length
        if (length <= maxBytes) return parts.push(part)
        request.destroy()
        reject(
          new ProblemError(
            problem('feed-unreachable', `The feed answers with a page of more than ${maxBytes} bytes.`, {
              where: url.origin,
            }),
          ),
        )
      })
      bytes.on('end', () =>
        resolve({ status, retryAfter: undefined, body: Buffer.concat(parts).toString('utf8') }),
      )
    })
    request.end()
  })
}
