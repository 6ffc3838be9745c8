import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { IncidentRow, SetAsideRow, Source } from '@understory/model'
import { builtInSources } from './built-in-sources.ts'
import { readIncidents } from './read-incidents.ts'
import type { OpenFile, PlaceIndex } from './types.ts'

/** A file of these bytes, given in pieces of a size that cuts lines, characters and quotes apart. */
export const fileOf = (bytes: Uint8Array | string, name = 'test.csv', piece = 1 << 16): OpenFile => {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  async function* pieces() {
    for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece)
  }
  return { name, size: all.length, bytes: pieces() }
}

/** Everything a file holds, for tests. `rowsByLine` is the number of distinct file rows that were kept. */
export interface Whole {
  read: number
  incidents: IncidentRow[]
  setAside: SetAsideRow[]
  keptLines: number
}

export async function readWhole(
  file: OpenFile,
  source: Source,
  places: PlaceIndex | null = null,
  receivedOn = '2026-01-15',
): Promise<Whole> {
  const whole: Whole = { read: 0, incidents: [], setAside: [], keptLines: 0 }
  for await (const batch of readIncidents(file, source, { places, receivedOn })) {
    whole.read += batch.read
    for (const row of batch.incidents) whole.incidents.push(row)
    for (const row of batch.setAside) whole.setAside.push(row)
  }
  whole.keptLines = new Set(whole.incidents.map(row => row.line)).size
  return whole
}

export function builtIn(name: string): Source {
  const source = builtInSources.find(s => s.name === name)
  if (!source) throw new Error(`no source ${name}`)
  return source
}

/** The made-up sample beside a source. */
export const sampleOf = (name: string): OpenFile =>
  fileOf(readFileSync(new URL(`./${name}/sample.csv`, import.meta.url)), 'sample.csv')

/** The real data lie beside the repository and are in no commit. */
export const realData = new URL('../../../../shared/data/', import.meta.url)

export const realFile = (path: string): OpenFile => fileOf(readFileSync(new URL(path, realData)), path)

export const unpackedBoundary = (path: string): Uint8Array =>
  gunzipSync(readFileSync(new URL(path, realData)))

/** Counts rows by what `of` gives. */
export function tally<T>(rows: readonly T[], of: (row: T) => string | number | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const name = String(of(row))
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

export const flagCounts = (rows: readonly IncidentRow[]): Record<string, number> =>
  tally(
    rows.flatMap(row => row.flags),
    flag => flag,
  )
