import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationFiles } from '../migrate/migration-files.ts'
import { openRecord } from '../open.ts'

/** Everything the template depends on. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const set of ['registry', 'city'] as const) {
    for (const file of migrationFiles(set)) hash.update(`${set} ${file.name} ${file.sha256}\n`)
  }
  for (const code of ['../migrate/migrate.ts', '../migrate/roles.ts', '../engine/pglite-worker.ts']) {
    hash.update(readFileSync(new URL(code, import.meta.url)))
  }
  hash.update(readFileSync(createRequire(import.meta.url).resolve('@electric-sql/pglite')))
  return hash.digest('hex').slice(0, 16)
}

/** The folder of a closed, migrated, empty record, made once for these migrations and kept between runs. */
async function template(): Promise<string> {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/understory', import.meta.url))
  const folder = join(cache, `record-${fingerprint()}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, 'draft-'))
  await (await openRecord({ dataDir: draft })).close()
  try {
    renameSync(draft, folder)
  } catch {
    // Another test process was faster.
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

/** A fresh folder with a migrated record in it; initdb costs seconds, a copy a fraction. */
export async function freshFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'understory-record-'))
  cpSync(await template(), folder, { recursive: true })
  return folder
}
