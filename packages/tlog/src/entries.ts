import { type Read, refused } from './read.ts'

/** An entry is at most this long: its length is written in two bytes. */
export const longestEntry = 65_535

/** A bundle of entries: each after its length as two bytes, the larger first. Source: c2sp.org/tlog-tiles, "Log Entries". */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  const parts = entries.flatMap(entry => {
    if (entry.length > longestEntry)
      throw new RangeError(`an entry has at most ${longestEntry} bytes, got ${entry.length}`)
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]
  })
  return Buffer.concat(parts)
}

export function decodeEntries(bytes: Uint8Array): Read<Uint8Array[]> {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const [high, low] = bytes.subarray(at, at + 2)
    if (high === undefined || low === undefined)
      return refused(`the bundle ends inside a length, at byte ${at}`)
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return refused(`the bundle ends inside the entry at byte ${at}`)
    entries.push(Uint8Array.from(bytes.subarray(at + 2, end)))
    at = end
  }
  return { ok: true, value: entries }
}
