import type { AnySource } from '@understory/model'
import { columnNames } from './reading/header.ts'

/**
 * The source whose columns are all in this header; of several, the one that leaves the fewest columns over. JSON
 * formats leave out empty columns, so there a source fits when most of its columns are seen and no others.
 */
export function matchSource<S extends AnySource>(header: readonly string[], sources: readonly S[]): S | null {
  const there = new Set(columnNames(header))
  let best: { source: S; over: number } | null = null
  for (const source of sources) {
    const wanted = columnNames(source.header)
    const seen = wanted.filter(name => there.has(name)).length
    const over = there.size - seen
    const tabular = source.format === 'csv' || source.format === 'tsv'
    const fits = tabular ? seen === wanted.length : over === 0 && seen * 2 > wanted.length
    if (fits && wanted.length > 0 && (best === null || over < best.over)) best = { source, over }
  }
  return best && best.over <= best.source.header.length ? best.source : null
}
