import { createHmac, randomBytes } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'

const hour_ms = 3_600_000
const maxNetworks = 50_000

/**
 * A random id that voters from one network share within one hour, so that a facilitator sees that they arrived together. The address is hashed
 * with a key of that hour, in memory alone; the id is computed from nothing.
 */
export function createArrivals(now: () => number): (network: string) => string {
  let hour = -1
  let key = randomBytes(32)
  const ids = new Map<string, string>()
  return network => {
    const current = Math.floor(now() / hour_ms)
    if (current !== hour) {
      hour = current
      key = randomBytes(32)
      ids.clear()
    }
    const hash = createHmac('sha256', key).update(network).digest('base64url')
    const id = ids.get(hash) ?? uuidv4()
    if (!ids.has(hash) && ids.size >= maxNetworks) ids.delete(ids.keys().next().value ?? '')
    ids.set(hash, id)
    return id
  }
}
