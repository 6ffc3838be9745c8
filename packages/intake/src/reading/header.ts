import { ProblemError, problem } from '@understory/model'
import type { FileLayout } from '../types.ts'

/**
 * Column names as the mapping knows them: trimmed, and a name that repeats gets `#2`, `#3` …
 * (`Other`, `Other#2`), so that every column can be named.
 */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map(text => {
    const name = text.trim()
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return nth === 1 ? name : `${name}#${nth}`
  })
}

/** Throws unless every column of the mapping is in the file. The order may differ and columns may be added. */
export function checkHeader(columns: readonly string[], source: FileLayout, fileName: string): void {
  const there = new Set(columns)
  const missing = columnNames(source.header).filter(name => !there.has(name))
  if (missing.length === 0) return
  const quoted = (names: readonly string[]) =>
    `${names
      .slice(0, 20)
      .map(name => JSON.stringify(name.slice(0, 60)))
      .join(', ')}${names.length > 20 ? ' …' : ''}`
  throw new ProblemError(
    problem(
      'unknown-layout',
      `The file has no column ${quoted(missing)}, which source ${source.name} needs. It has ${quoted(columns)}.`,
      { where: `${fileName}, header`, expected: `the columns ${quoted(source.header)}` },
    ),
  )
}
