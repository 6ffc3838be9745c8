import type { GunFlag } from '@understory/model'
import type { Columns } from '../mapping/columns.ts'
import { lookup } from '../mapping/words.ts'

interface Lookup<T> {
  readonly column: string
  readonly words: Readonly<Record<string, T>>
}

/** Reads one of our words from a column; a text that the mapping does not list is not stated, and flagged. */
export function wordIn<T extends string>(
  given: Lookup<T> | null,
  columns: Columns,
  notStated: NoInfer<T>,
): (cells: readonly string[], flags: GunFlag[]) => T {
  if (given === null) return () => notStated
  const index = columns.at(given.column)
  const find = lookup(given.words, notStated, notStated)
  return (cells, flags) => {
    const found = find(cells[index] ?? '')
    if (!found.known && !found.blank && !flags.includes('unmapped-word')) flags.push('unmapped-word')
    return found.word
  }
}
