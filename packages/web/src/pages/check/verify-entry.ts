/** What the browser found out by itself. */
export type Verdict =
  | { readonly good: true; readonly size: number; readonly origin: string }
  | { readonly good: false; readonly reason: 'shape' | 'key' | 'signature' | 'path' }

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), c => c.charCodeAt(0))
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/**
 * Checks a proof file against the entry and the key, with nothing but what the browser brings (WebCrypto). Sources: RFC 9162 section
 * 2.1.3.2 for the path, c2sp.org/signed-note and c2sp.org/tlog-proof for the texts.
 */
export async function verifyEntry(entry: string, proof: string, verifierKey: string): Promise<Verdict> {
  try {
    const split = proof.indexOf('\n\n')
    const [first, indexLine, ...hashes] = proof.slice(0, split).split('\n')
    const index = Number(/^index (\d+)$/.exec(indexLine ?? '')?.[1] ?? -1)
    const note = proof.slice(split + 2)
    const end = note.lastIndexOf('\n\n')
    const [text, signatures] = [note.slice(0, end + 1), note.slice(end + 2)]
    const [origin = '', sizeText, rootText = ''] = text.split('\n')
    const size = Number(sizeText)
    if (split < 0 || end < 0 || first !== 'c2sp.org/tlog-proof@v1' || index < 0 || !(size > index))
      return { good: false, reason: 'shape' }
    const key = await keyOf(verifierKey, origin)
    if (!key) return { good: false, reason: 'key' }
    if (!(await isSigned(text, signatures, origin, key))) return { good: false, reason: 'signature' }
    const leaf = await sha256(joined(Uint8Array.of(0), new TextEncoder().encode(entry)))
    const root = await climb(leaf, index, size, hashes.map(bytesOf))
    return root && same(root, bytesOf(rootText))
      ? { good: true, size, origin }
      : { good: false, reason: 'path' }
  } catch {
    return { good: false, reason: 'shape' }
  }
}

interface Key {
  readonly id: Uint8Array
  readonly key: CryptoKey
}

async function keyOf(text: string, origin: string): Promise<Key | null> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? []
  const raw = bytesOf(encoded)
  if (name !== origin || raw.length !== 33 || raw[0] !== 1) return null
  const hash = await sha256(joined(new TextEncoder().encode(`${name}\n`), raw))
  const own = hash.subarray(0, 4)
  if ([...own].map(byte => byte.toString(16).padStart(2, '0')).join('') !== id) return null
  return { id: own, key: await crypto.subtle.importKey('raw', raw.slice(1), 'Ed25519', false, ['verify']) }
}

async function isSigned(text: string, lines: string, origin: string, { id, key }: Key): Promise<boolean> {
  for (const line of lines.split('\n')) {
    const [dash, name, encoded = ''] = line.split(' ')
    if (dash !== '—' || name !== origin) continue
    const signature = bytesOf(encoded)
    if (!same(signature.subarray(0, 4), id)) continue
    if (await crypto.subtle.verify('Ed25519', key, signature.slice(4), new TextEncoder().encode(text)))
      return true
  }
  return false
}

async function climb(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]) {
  let [position, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0 || sibling.length !== 32) return null
    if (position % 2 === 1 || position === last) {
      hash = await sha256(joined(Uint8Array.of(1), sibling, hash))
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else hash = await sha256(joined(Uint8Array.of(1), hash, sibling))
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : null
}
