import { intersect, noDays, unite } from '../day-set.ts'
import type { Contents, SourceKind } from '../snapshot/contents.ts'
import type { Double } from './query.ts'

/**
 * Two sources may report the same kind for the same days: police homicides and a newspaper's. Adding them up would
 * count people twice. So each day of a kind is counted from one source: the one whose data reach furthest, then the
 * one with more rows. Where a measure needs to know how cases were closed, only sources that say so take part.
 */
export function doublesIn(
  contents: Contents,
  needsClearance: boolean,
  onlySources: readonly number[] | null,
): Double[] {
  const doubles: Double[] = []
  const entries = contents.sourceKinds.filter(
    e => (!needsClearance || e.withClearance > 0) && (!onlySources || onlySources.includes(e.sourceNo)),
  )
  for (const kind of new Set(entries.map(e => e.kind))) {
    let taken = noDays
    for (const { sourceNo, covered } of entries.filter(e => e.kind === kind).sort(byReach)) {
      const days = intersect(covered, taken)
      if (days.length > 0) doubles.push({ sourceNo, kind, days })
      taken = unite(taken, covered)
    }
  }
  return doubles
}

const byReach = (a: SourceKind, b: SourceKind): number =>
  (b.lastDay ?? -Infinity) - (a.lastDay ?? -Infinity) || b.rows - a.rows || a.sourceNo - b.sourceNo
