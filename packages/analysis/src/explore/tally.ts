/**
 * Rows as three columns instead of eight: several facets share a column as the digits of one number, so that a row costs
 * three look-ups. Each `packs` entry lists its facets with the size and the step of their digit.
 */
export interface Digit {
  /** Position of the facet among the eight. */
  readonly facet: number
  readonly size: number
  readonly step: number
}
export type Pack = readonly Digit[]
export type PackedColumn = Uint16Array | Uint32Array

/** Per facet and code: 0 when the code is selected (or nothing is), else the facet's own bit. */
export type FailTables = readonly Uint8Array[]

export interface Tally {
  readonly matching: number
  /** Per facet and code: rows under the filters of all the other facets. */
  readonly counts: readonly Uint32Array[]
}

/** Facets that share a column, by their position: kind, weapon, clearance, weekday; district, neighborhood; month, hour. */
export const packedFacets: readonly (readonly number[])[] = [
  [0, 4, 7, 2],
  [5, 6],
  [1, 3],
]

export function packsOf(sizes: readonly number[]): Pack[] {
  return packedFacets.map(facets => {
    let step = 1
    return facets.map(facet => {
      const digit = { facet, size: sizes[facet] ?? 1, step }
      step *= digit.size
      return digit
    })
  })
}

/** Numbers that a column can hold. */
export const spanOfPack = (pack: Pack): number => pack.reduce((product, digit) => product * digit.size, 1)

/** The fail bits of every number of a column: those of its digits together. */
export function packTable(pack: Pack, fail: FailTables): Uint8Array {
  const table = new Uint8Array(spanOfPack(pack))
  for (let code = 0; code < table.length; code++)
    for (const digit of pack)
      table[code] = bitsAt(table, code) | bitsAt(fail[digit.facet], digitOf(code, digit))
  return table
}

const bitsAt = (table: Uint8Array | undefined, code: number): number => table?.[code] ?? 0
const digitOf = (code: number, { size, step }: Digit): number => Math.floor(code / step) % size

/** Rows of each number, of one column: those that fail nothing, and those that fail exactly one facet, one of this column's. */
export interface ColumnTally {
  readonly all: Uint32Array
  readonly one: Uint32Array
}

/**
 * Linked counts of the rows from `start` to `end`, added to what is there. A row that fails no facet counts in all eight; a
 * row that fails exactly one counts in that one, because a facet ignores its own filter; all others count nowhere.
 */
export function tallyRows(
  columns: readonly PackedColumn[],
  tables: readonly Uint8Array[],
  tallies: readonly ColumnTally[],
  start: number,
  end: number,
): void {
  const [a, b, c] = three(columns)
  const [fa, fb, fc] = three(tables)
  const [ta, tb, tc] = three(tallies)
  const [alla, allb, allc] = [ta.all, tb.all, tc.all]
  for (let i = start; i < end; i++) {
    const x = a[i] as number
    const y = b[i] as number
    const z = c[i] as number
    const inX = fa[x] as number
    const inY = fb[y] as number
    const failed = inX | inY | (fc[z] as number)
    if (failed === 0) {
      alla[x] = (alla[x] as number) + 1
      allb[y] = (allb[y] as number) + 1
      allc[z] = (allc[z] as number) + 1
    } else if ((failed & (failed - 1)) === 0) {
      if (inX !== 0) ta.one[x] = (ta.one[x] as number) + 1
      else if (inY !== 0) tb.one[y] = (tb.one[y] as number) + 1
      else tc.one[z] = (tc.one[z] as number) + 1
    }
  }
}

function three<T>(list: readonly T[]): readonly [T, T, T] {
  const [a, b, c] = list
  if (a === undefined || b === undefined || c === undefined) throw new RangeError('three columns are needed')
  return [a, b, c]
}

/** Takes the counts of the columns apart into those of the eight facets. */
export function unpack(
  packs: readonly Pack[],
  tables: readonly Uint8Array[],
  tallies: readonly ColumnTally[],
  sizes: readonly number[],
): Tally {
  const counts = sizes.map(size => new Uint32Array(size))
  const add = (facet: number, code: number, n: number) => {
    const column = counts[facet]
    if (column) column[code] = (column[code] ?? 0) + n
  }
  for (const [i, { all, one }] of tallies.entries()) {
    const pack = packs[i] ?? []
    for (let code = 0; code < all.length; code++) {
      const [full, single, failed] = [all[code] ?? 0, one[code] ?? 0, bitsAt(tables[i], code)]
      for (const digit of pack) {
        if (full > 0) add(digit.facet, digitOf(code, digit), full)
        if (single > 0 && failed === 1 << digit.facet) add(digit.facet, digitOf(code, digit), single)
      }
    }
  }
  return { matching: (tallies[0]?.all ?? new Uint32Array()).reduce((sum, n) => sum + n, 0), counts }
}

export function addTally(a: Tally, b: Tally): Tally {
  return {
    matching: a.matching + b.matching,
    counts: a.counts.map((column, i) => column.map((n, code) => n + (b.counts[i]?.[code] ?? 0))),
  }
}
