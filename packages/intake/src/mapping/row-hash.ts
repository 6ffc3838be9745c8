import xxhash from 'xxhash-wasm'

const { h64 } = await xxhash()

const pair = new BigUint64Array(1)
const halves = new Uint32Array(pair.buffer)
const signed = new BigInt64Array(pair.buffer)

/** xxHash64 of a text. */
export const hash64 = (text: string, seed = 0n): bigint => h64(text, seed)

/** A 64-bit number as PostgreSQL's bigint holds it, in decimals. */
export const asSigned = (hash: bigint): string => {
  pair[0] = hash
  return (signed[0] ?? 0n).toString()
}

/** The two halves of a hash; the object is used again by the next call. */
export const halves64 = (hash: bigint): { readonly low: number; readonly high: number } => {
  pair[0] = hash
  result.low = halves[0] ?? 0
  result.high = halves[1] ?? 0
  return result
}
const result = { low: 0, high: 0 }
