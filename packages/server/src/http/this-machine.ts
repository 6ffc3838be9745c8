import type { Context } from 'hono'
import type { MemberContext } from '../routes/member/context.ts'

export const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)

/** Headers that a proxy adds, whatever it is called. */
const addedByProxies = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
]

/**
 * Whether a request comes from a program on this machine: over a loopback connection, to a loopback name, and handed on by nobody. A web
 * server in front of this one is on this machine too, so it must set X-Forwarded-For.
 */
export function isFromThisMachine(c: Context, addressOf: MemberContext['addressOf']): boolean {
  const { address, direct } = addressOf(c)
  if (!direct || !isLoopback(address)) return false
  if (addedByProxies.some(name => c.req.header(name) !== undefined)) return false
  const host = c.req.header('host') ?? ''
  return URL.canParse(`http://${host}`) && isLoopbackName(new URL(`http://${host}`).hostname)
}

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || isLoopback(name.replace(/^\[(.*)\]$/, '$1'))
