import type { Document } from './request-fields.ts'

interface Served {
  readonly get: (path: string) => Promise<Response>
}

/**
 * Every address that answers without a session with these words, the open ones of the OpenAPI document and the files of the public log: as JSON, as CSV, and as a
 * browser that asks for either. `names` fill the parameters of a path; one that has no name is asked for with 1.
 */
export async function addressesWith(
  served: Served,
  words: string,
  names: Readonly<Record<string, string>>,
): Promise<string[]> {
  const found: string[] = []
  for (const address of await openAddresses(served, names)) {
    const text = await (await served.get(address)).text()
    if (text.includes(words) || unescaped(text).includes(words)) found.push(address)
  }
  return found
}

/** Words of calendars are folded at 75 bytes, and commas in them escaped (RFC 5545). */
const unescaped = (text: string): string => text.replaceAll(/\r?\n[ \t]/g, '').replaceAll(/\\([,;\\])/g, '$1')

async function openAddresses(served: Served, names: Readonly<Record<string, string>>): Promise<string[]> {
  const { paths } = (await (await served.get('/api/openapi.json')).json()) as Document
  const open = Object.entries(paths)
    .filter(([path, methods]) => 'get' in methods && !path.startsWith('/api/v1/member/'))
    // Streams never end.
    .filter(([path]) => path !== '/api/v1/events')
    .map(([path]) => withNames(path, names))
  const log = (await (await served.get('/api/v1/log')).json()) as { checkpoint: { size: number } | null }
  const size = log.checkpoint?.size ?? 0
  const entries = Array.from({ length: size }, (_, index) => `/api/v1/log/entries/${index}`)
  return [
    ...open,
    ...open.map(path => `${path}?format=csv`),
    ...entries,
    '/api/v1/log/entries?limit=1000',
    `/log/tile/entries/000.p/${size}`,
    '/api/openapi.json',
  ]
}

const withNames = (path: string, names: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '1')
