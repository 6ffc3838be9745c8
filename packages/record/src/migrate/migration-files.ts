import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

export interface MigrationFile {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** The numbered migrations of the registry or of a city, in order. */
export function migrationFiles(set: 'registry' | 'city'): MigrationFile[] {
  const folder = new URL(`../../migrations/${set}/`, import.meta.url)
  return readdirSync(folder)
    .filter(name => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}
