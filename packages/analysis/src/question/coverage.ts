import { type DaySet, unite } from '../day-set.ts'
import type { Contents } from '../snapshot/contents.ts'
import type { Query } from './query.ts'

/** Which days are known about, for rows of one kind and one source; null is any that the question allows. */
export interface Coverage {
  /** Days that at least one of the sources covers. */
  daysFor(kind: number | null, source: number | null): DaySet
  /** Kinds that some source in question reports. */
  readonly kinds: readonly number[]
}

/** A period is known only where a source that reports the kind covers it. Elsewhere nothing counted is not zero. */
export function coverageOf(query: Query, contents: Contents): Coverage {
  const codesOf = (column: string) => query.selections.find(s => s.dimension.column === column)?.codes ?? null
  const [kinds, sources] = [codesOf('kind'), codesOf('source_no')]
  const entries = contents.sourceKinds.filter(
    e =>
      (!kinds || kinds.includes(e.kind)) &&
      (!sources || sources.includes(e.sourceNo)) &&
      (!query.onlySources || query.onlySources.includes(e.sourceNo)),
  )
  const known = new Map<string, DaySet>()
  return {
    kinds: [...new Set(entries.map(e => e.kind))].sort((a, b) => a - b),
    daysFor(kind, source) {
      const key = `${kind} ${source}`
      const found = known.get(key)
      if (found) return found
      const sets = entries
        .filter(e => (kind === null || e.kind === kind) && (source === null || e.sourceNo === source))
        .map(e => e.covered)
      const days = unite(...sets)
      known.set(key, days)
      return days
    },
  }
}
