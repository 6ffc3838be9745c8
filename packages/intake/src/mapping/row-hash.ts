import xxhash from 'xxhash-wasm'

const { h64 } = await xxhash()

const pair = new BigUint64Array(1)
const halves = new Uint32Array(pair.buffer)
const signed = new BigInt64Array(pair.buffer)

/** A 64-bit hash in two halves; the object is used again by the next call. */
export const halvesOf = (text: string, seed = 0n): { low: number; high: number } => {
  pair[0] = h64(text, seed)
  result.low = halves[0] ?? 0
  result.high = halves[1] ?? 0
  return result
}
const result = { low: 0, high: 0 }

export const seedOf = (text: string): bigint => h64(text)

/** xxHash64 as a signed decimal string, as PostgreSQL's bigint holds it. */
export const hashText = (text: string, seed: bigint): string => {
  pair[0] = h64(text, seed)
  return (signed[0] ?? 0n).toString()
}
