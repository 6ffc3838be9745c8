/** What the sampled values of one column have in common. Values are trimmed; blanks and words for "missing" are left out. */
export interface ColumnProfile {
  readonly name: string
  readonly index: number
  readonly rows: number
  /** Values present, in the order of the rows. */
  readonly values: readonly string[]
  readonly filled: number
  /** Value → how often. */
  readonly counts: ReadonlyMap<string, number>
  readonly allNumbers: boolean
  readonly numbers: readonly number[]
}

const missing = /^(|na|n\/a|null|none|nan|\(null\)|-|\.)$/i
const numeric = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
/** Longer cells are cut before patterns are tried on them: inspection takes a bounded time. */
const longestCell = 400

export function profileColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnProfile[] {
  return header.map((name, index) => profileColumn(name, index, rows))
}

function profileColumn(name: string, index: number, rows: readonly (readonly string[])[]): ColumnProfile {
  const values: string[] = []
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = (row[index] ?? '').slice(0, longestCell).trim()
    if (missing.test(value)) continue
    values.push(value)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const allNumbers = values.length > 0 && values.every(value => numeric.test(value))
  return {
    name,
    index,
    rows: rows.length,
    values,
    filled: rows.length === 0 ? 0 : values.length / rows.length,
    counts,
    allNumbers,
    numbers: allNumbers ? values.map(Number) : [],
  }
}

/** Share of the values that satisfy a test, 0 to 1; 0 for an empty column. */
export function shareOf(profile: ColumnProfile, test: (value: string) => boolean): number {
  let matching = 0
  for (const [value, count] of profile.counts) if (test(value)) matching += count
  return profile.values.length === 0 ? 0 : matching / profile.values.length
}

/** Up to three ways the values are written: `9` for digits, `a` and `A` for letters, long runs shortened. */
export function shapesOf(profile: ColumnProfile): string[] {
  const shapes = new Map<string, number>()
  for (const [value, count] of profile.counts) {
    const shape = shapeOf(value)
    shapes.set(shape, (shapes.get(shape) ?? 0) + count)
  }
  return [...shapes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([shape]) => shape)
}

export const shapeOf = (value: string): string =>
  value
    .slice(0, 60)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{Ll}\p{Lo}\p{Lt}\p{Lm}]/gu, 'a')
    .replace(/\p{N}/gu, '9')
    .replace(/([Aa])\1{3,}/g, '$1$1$1…')
    .replace(/9{15,}/g, '99999…')
