import { createHmac } from 'node:crypto'

/** Cell keys are whole numbers from 0 to 255. */
export const cellKeys = 256

/**
 * The key of a record: 0–255, the first byte of HMAC-SHA-256(secret, id). The same record has the same key in every
 * release and after every import, as long as the secret and the stable id stay. Source: ONS cell-key-perturbation 1.0.
 */
export const recordKey = (secret: Uint8Array, id: string): number =>
  createHmac('sha256', secret).update(id).digest()[0] ?? 0

/** The key of a cell: the sum of its contributors' keys modulo 256. The same contributors give the same noise. */
export const cellKeyOf = (recordKeys: Iterable<number>): number => {
  let sum = 0
  for (const key of recordKeys) sum = (sum + key) % cellKeys
  return sum
}
