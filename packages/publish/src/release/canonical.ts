import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** JSON as RFC 8785 writes it: one text for one value, so that a hash means the value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('nothing that JSON can say')
  return text
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')
