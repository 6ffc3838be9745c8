/** The eight facet columns of some rows, as codes; 0 is "not known" in every column but kind, weapon and clearance. */
export interface FacetColumns {
  readonly kind: Uint8Array
  readonly month: Uint16Array
  readonly weekday: Uint8Array
  readonly hour: Uint8Array
  readonly weapon: Uint8Array
  readonly district: Uint16Array
  readonly neighborhood: Uint16Array
  readonly clearance: Uint8Array
}

/** Per facet and code: 0 when the code is selected (or nothing is), else the facet's own bit. */
export type FailTables = readonly Uint8Array[]

export interface Tally {
  readonly matching: number
  /** Per facet and code: rows under the filters of all the other facets. */
  readonly counts: readonly Uint32Array[]
}

/**
 * Linked counts of the rows from `start` to `end`. A row that fails no facet counts in all eight; a row that fails exactly
 * one counts in that one, because a facet ignores its own filter; all others count nowhere. The arrays of each
 * position keep one type, so that the loop stays fast.
 */
export function tally(
  columns: FacetColumns,
  fail: FailTables,
  sizes: readonly number[],
  start: number,
  end: number,
): Tally {
  const { kind, month, weekday, hour, weapon, district, neighborhood, clearance } = columns
  const [f0, f1, f2, f3, f4, f5, f6, f7] = eight(fail)
  const counts = sizes.map(size => new Uint32Array(size))
  const [n0, n1, n2, n3, n4, n5, n6, n7] = eight(counts)
  let matching = 0
  for (let i = start; i < end; i++) {
    const a = kind[i] as number
    const b = month[i] as number
    const c = weekday[i] as number
    const d = hour[i] as number
    const e = weapon[i] as number
    const f = district[i] as number
    const g = neighborhood[i] as number
    const h = clearance[i] as number
    const failed =
      (f0[a] as number) |
      (f1[b] as number) |
      (f2[c] as number) |
      (f3[d] as number) |
      (f4[e] as number) |
      (f5[f] as number) |
      (f6[g] as number) |
      (f7[h] as number)
    if (failed === 0) {
      matching++
      n0[a] = (n0[a] as number) + 1
      n1[b] = (n1[b] as number) + 1
      n2[c] = (n2[c] as number) + 1
      n3[d] = (n3[d] as number) + 1
      n4[e] = (n4[e] as number) + 1
      n5[f] = (n5[f] as number) + 1
      n6[g] = (n6[g] as number) + 1
      n7[h] = (n7[h] as number) + 1
    } else if ((failed & (failed - 1)) === 0) {
      if (failed === 1) n0[a] = (n0[a] as number) + 1
      else if (failed === 2) n1[b] = (n1[b] as number) + 1
      else if (failed === 4) n2[c] = (n2[c] as number) + 1
      else if (failed === 8) n3[d] = (n3[d] as number) + 1
      else if (failed === 16) n4[e] = (n4[e] as number) + 1
      else if (failed === 32) n5[f] = (n5[f] as number) + 1
      else if (failed === 64) n6[g] = (n6[g] as number) + 1
      else n7[h] = (n7[h] as number) + 1
    }
  }
  return { matching, counts }
}

function eight<T>(list: readonly T[]): [T, T, T, T, T, T, T, T] {
  if (list.length !== 8) throw new RangeError(`eight facets, got ${list.length}`)
  return list as unknown as [T, T, T, T, T, T, T, T]
}

export function addTally(a: Tally, b: Tally): Tally {
  return {
    matching: a.matching + b.matching,
    counts: a.counts.map((column, i) => column.map((n, code) => n + (b.counts[i]?.[code] ?? 0))),
  }
}
