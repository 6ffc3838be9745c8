import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** One encoding of an answer with all its headers, as node takes them fastest: name, value, name, value. */
export interface Form {
  readonly body: Buffer
  readonly headers: readonly string[]
}

/** An answer held in memory, with its compressed forms made when first asked for. */
export interface Entry {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  readonly body: Buffer
  readonly forms: Map<Encoding, Form>
  readonly compresses: boolean
  readonly staleAt_ms: number
}

const worthCompressing =
  /^(text\/|application\/(json|geo\+json|problem\+json|javascript|xml|manifest\+json)|image\/svg)/
const smallest_bytes = 860

export function makeEntry(
  answer: { status: number; headers: Record<string, string>; body: Buffer },
  staleAt_ms = Number.POSITIVE_INFINITY,
): Entry {
  const etag = answer.headers.etag ?? etagOf(answer.body)
  const compresses =
    answer.body.length >= smallest_bytes && worthCompressing.test(answer.headers['content-type'] ?? '')
  const headers = { ...answer.headers, etag, ...(compresses && { vary: 'Accept-Encoding' }) }
  return {
    status: answer.status,
    headers,
    etag,
    body: answer.body,
    forms: new Map([['identity', makeForm(headers, 'identity', answer.body)]]),
    compresses,
    staleAt_ms,
  }
}

function makeForm(headers: Readonly<Record<string, string>>, encoding: Encoding, body: Buffer): Form {
  const all: Record<string, string> = { ...headers, 'content-length': String(body.length) }
  if (encoding !== 'identity') all['content-encoding'] = encoding
  return { body, headers: Object.entries(all).flat() }
}

export const entryBytes = (entry: Entry): number => entry.body.length * (entry.compresses ? 2 : 1) + 2_000

/** The form in an encoding: there already, or a promise of it. */
export function formOf(entry: Entry, encoding: Encoding, quality = 5): Form | Promise<Form> {
  return entry.forms.get(encoding) ?? compressed(entry, encoding, quality)
}

async function compressed(entry: Entry, encoding: Encoding, quality: number): Promise<Form> {
  const sizeHint = entry.body.length
  const body =
    encoding === 'br'
      ? await brotli(entry.body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: sizeHint },
        })
      : await zip(entry.body, { level: 6 })
  const form = makeForm(entry.headers, encoding, body)
  entry.forms.set(encoding, form)
  return form
}

export function encodingFor(entry: Entry, accepts: string | null | undefined): Encoding {
  if (!entry.compresses || !accepts) return 'identity'
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepts)) return 'br'
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepts)) return 'gzip'
  return 'identity'
}

/** Of the content, not of the snapshot number: several servers on one record each count their own snapshots. */
export const etagOf = (body: string | Uint8Array): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** RFC 9110 section 13.1.2, weak comparison. */
export const matchesEtag = (header: string | null | undefined, etag: string): boolean =>
  typeof header === 'string' &&
  (header.trim() === '*' ||
    header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')))

/** Headers of the 304 to an entry: RFC 9110 section 15.4.5. */
export function notModifiedHeaders(entry: Entry): Record<string, string> {
  const kept = ['etag', 'cache-control', 'vary', 'access-control-allow-origin', 'content-location']
  return Object.fromEntries(Object.entries(entry.headers).filter(([name]) => kept.includes(name)))
}
