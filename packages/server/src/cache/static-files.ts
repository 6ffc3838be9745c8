import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { commonHeaders } from '../security-headers.ts'
import { type Entry, makeEntry } from './entry.ts'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  geojson: 'application/geo+json',
  wasm: 'application/wasm',
}

/**
 * The built files, listed once at start: an address is looked up in that list and never joined to a path, so
 * nothing outside the folder can be reached. Names under assets/ carry a content hash and never change.
 */
export async function loadStaticFiles(dir: string): Promise<ReadonlyMap<string, () => Promise<Entry>>> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, () => Promise<Entry>>()
  for (const item of found) {
    if (!item.isFile()) continue
    const path = join(item.parentPath, item.name)
    const address = `/${relative(dir, path).split(sep).join('/')}`
    if (address.endsWith('.map') || address.startsWith('/.') || address.includes('/.vite/')) continue
    let entry: Promise<Entry> | null = null
    files.set(address, () => {
      entry ??= loadFile(address, path)
      return entry
    })
  }
  return files
}

async function loadFile(address: string, path: string): Promise<Entry> {
  const extension = address.slice(address.lastIndexOf('.') + 1)
  return makeEntry({
    status: 200,
    headers: {
      ...commonHeaders,
      'content-type': types[extension] ?? 'application/octet-stream',
      'cache-control': address.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      'cross-origin-resource-policy': 'same-origin',
    },
    body: await readFile(path),
  })
}
