import { ProblemError, problem } from '@understory/model'
import type { Engine } from '../engine/engine.ts'
import { migrationFiles } from '../migrate/migration-files.ts'
import type { RestoreKeys } from '../types.ts'
import { type Header, readFrames } from './frames.ts'
import { columnsOf, tableNames } from './tables.ts'

/** A file that was read to its end and is what its signer wrote. */
export interface CheckedBackup {
  readonly header: Header
  readonly sha256: string
  /** Columns of each table in it. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Reads the file once to the end: its signature, its counts, whether it names only tables that a backup may hold, and whether this version can
 * hold it. Throws the problems of `readFrames`, and `record-unavailable` for a file of a newer version.
 */
export async function checkBackup(file: string, keys: RestoreKeys): Promise<CheckedBackup> {
  let header: Header | null = null
  let allowed = new Set<string>()
  let signed: string | null = null
  let foreignTable: string | null = null
  const rows: Record<string, number> = {}
  const columns = new Map<string, Set<string>>()
  for await (const frame of readFrames(file, keys)) {
    if ('header' in frame) {
      header = frame.header
      allowed = tableNames(header.cities)
    } else if ('chunk' in frame) {
      const { table } = frame.chunk
      if (!allowed.has(table)) foreignTable ??= table
      rows[table] = (rows[table] ?? 0) + frame.chunk.rows
      const known = columns.get(table) ?? new Set()
      columns.set(table, known)
      for (const column of frame.chunk.columns) known.add(column)
    } else {
      signed = frame.sha256
      for (const table of new Set([...Object.keys(frame.manifest.rows), ...Object.keys(rows)])) {
        const expected = frame.manifest.rows[table] ?? 0
        if (expected === (rows[table] ?? 0)) continue
        throw new ProblemError(
          problem('record-damaged', `${file}: ${table} has ${rows[table] ?? 0} rows`, {
            expected: `${expected}`,
          }),
        )
      }
    }
  }
  // Only now is it known that the signer wrote it.
  if (foreignTable !== null) throw foreign(file, `a table ${JSON.stringify(foreignTable)}`)
  if (!header || signed === null) throw new Error(`${file} was read without a problem and without an end`)
  const known = new Set([...migrationFiles('registry'), ...migrationFiles('city')].map(one => one.name))
  const newer = header.migrations.find(name => !known.has(name.slice(name.indexOf('/') + 1)))
  if (newer) {
    throw new ProblemError(
      problem('record-unavailable', `${file} was written by a newer version (${newer})`, {
        expected: 'that version or a newer one',
      }),
    )
  }
  return { header, sha256: signed, columns }
}

/** Every column of the file is one of this schema; asked before the first row is written. */
export async function checkColumns(engine: Engine, file: string, { columns }: CheckedBackup): Promise<void> {
  await engine.transaction('', async session => {
    for (const [table, named] of columns) {
      const known = new Set(await columnsOf(session, table))
      for (const column of named)
        if (!known.has(column)) throw foreign(file, `a column ${JSON.stringify(column)} of ${table}`)
    }
  })
}

const foreign = (file: string, what: string): ProblemError =>
  new ProblemError(
    problem('record-damaged', `${file} holds ${what}, which is not in any backup`, {
      expected: 'the tables and columns of this version’s schema, without tokens, sessions and links',
    }),
  )
