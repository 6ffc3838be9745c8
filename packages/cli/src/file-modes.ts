import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { folders } from './house.ts'

/** Files of one place that somebody other than the owner can read or write, and the command that corrects them. */
export interface LooseFiles {
  readonly place: string
  /** `path` as seen from the data folder where it lies in it; `mode` in octal. */
  readonly files: readonly { readonly path: string; readonly mode: string }[]
  readonly command: string
}

interface Place {
  readonly name: string
  readonly path: string
  /** Permissions that nobody but the owner may have here. */
  readonly forbidden: number
  readonly nested: boolean
}

interface Loose {
  readonly path: string
  readonly mode: number
}

/**
 * What Understory writes. A group may pass through the data folder to leave files in `inbox`, when the operator says so; everything
 * else, backups and other files in the data folder too, is its owner's alone.
 */
function placesIn(data: string, keys: string): Place[] {
  const names = [...Object.values(folders), 'keys'].filter(name => name !== folders.inbox)
  const places: Place[] = [
    { name: 'the data folder', path: data, forbidden: 0o067, nested: false },
    { name: folders.inbox, path: join(data, folders.inbox), forbidden: 0o007, nested: true },
    ...names.map(name => ({ name, path: join(data, name), forbidden: 0o077, nested: true })),
    ...filesIn(data).map(name => ({ name, path: join(data, name), forbidden: 0o077, nested: false })),
  ]
  const elsewhere = resolve(keys) !== resolve(data, 'keys')
  if (elsewhere) places.push({ name: 'UNDERSTORY_KEYS', path: resolve(keys), forbidden: 0o077, nested: true })
  return places
}

const filesIn = (folder: string): string[] =>
  entriesOf(folder, false)
    .filter(entry => entry.isFile())
    .map(entry => entry.name)

/** Empty where there is no such folder, or it went meanwhile. */
function entriesOf(folder: string, recursive: boolean) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive })
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}

/** Links are passed over: what they lead to has permissions of its own. */
function looseIn({ path, forbidden, nested }: Place): Loose[] {
  const paths = nested ? entriesOf(path, true).map(entry => join(entry.parentPath, entry.name)) : []
  return [path, ...paths].flatMap(file => {
    const stat = lstatSync(file, { throwIfNoEntry: false })
    if (!stat || stat.isSymbolicLink() || (stat.mode & forbidden) === 0) return []
    return [{ path: file, mode: stat.mode & 0o7777 }]
  })
}

/** What others can read or write of an installation, by place. */
export function findLooseFiles(data: string, keys: string): LooseFiles[] {
  return placesIn(data, keys).flatMap(place => {
    const found = looseIn(place)
    if (found.length === 0) return []
    const files = found.map(({ path, mode }) => ({
      path: shownPath(data, path),
      mode: mode.toString(8).padStart(4, '0'),
    }))
    return [{ place: place.name, files, command: commandFor(place) }]
  })
}

function shownPath(data: string, path: string): string {
  const inside = relative(data, path)
  return inside === '' || inside.startsWith('..') ? path : inside
}

function commandFor({ path, forbidden, nested }: Place): string {
  const quoted = `'${path.replaceAll("'", "'\\''")}'`
  const who = forbidden === 0o007 ? 'o=' : 'go='
  return `chmod ${nested ? '-R ' : ''}${who} ${quoted}`
}

/** Takes the forbidden permissions away; how many files and folders had them. What belongs to somebody else stays, for `doctor` to report. */
export function makeFilesPrivate(data: string, keys: string): number {
  let corrected = 0
  for (const place of placesIn(data, keys)) {
    for (const { path, mode } of looseIn(place)) {
      try {
        chmodSync(path, mode & ~place.forbidden)
        corrected++
      } catch (error) {
        if (!/^(EPERM|ENOENT)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
      }
    }
  }
  return corrected
}
