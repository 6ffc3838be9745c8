import { hashBytes } from './hash.ts'
import { type Read, readBase64, refused } from './read.ts'

/** A statement of the log: under this name it had this many entries, with this root. */
export interface Checkpoint {
  /** The log's name: its URL without scheme, e.g. `safety.example.gov/log`. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Lines after the root; written by nobody here, kept when read. */
  readonly extensions: readonly string[]
}

/** The text that is signed: origin, size and base64 root, a line each. Source: c2sp.org/tlog-checkpoint. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const made = [origin, String(size), Buffer.from(root).toString('base64'), ...extensions, ''].join('\n')
  const read = parseCheckpoint(made)
  if (!read.ok) throw new RangeError(read.reason)
  return made
}

/** Reads the text of a checkpoint (without signatures); strict, so that one statement has one text. */
export function parseCheckpoint(text: string): Read<Checkpoint> {
  const lines = text.split('\n')
  if (lines.pop() !== '') return refused('a checkpoint ends with a line break')
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines
  if (origin === '') return refused('the origin line is empty')
  if (!/^(0|[1-9][0-9]*)$/.test(sizeText))
    return refused(`the size is not a plain decimal number: ${sizeText}`)
  const size = Number(sizeText)
  if (!Number.isSafeInteger(size)) return refused(`the size is too large: ${sizeText}`)
  const root = readBase64(rootText)
  if (root?.length !== hashBytes) return refused(`the root is not base64 of ${hashBytes} bytes: ${rootText}`)
  if (extensions.includes('')) return refused('an extension line is empty')
  return { ok: true, value: { origin, size, root, extensions } }
}
