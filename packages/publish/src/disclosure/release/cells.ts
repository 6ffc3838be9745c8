import type { Codes, TableCounts } from '../types.ts'

/** A cell of a table with its totals: the codes of its subgroup are among its codes. */
export interface WholeCell {
  readonly codes: Codes
  readonly count: number
  readonly keySum: number
}

/** Every cell of a table: all combinations of its codes, and the totals over each dimension, zeros too. */
export function wholeTable({ table, domains, cells }: TableCounts): WholeCell[] {
  const sums = new Map<string, { count: number; keySum: number }>()
  const keyOf = (codes: Codes) => JSON.stringify(table.by.map(level => codes[level] ?? null))
  for (const { codes, count, keySum } of cells)
    for (const some of subsets(table.by)) {
      const key = keyOf(only(codes, some))
      const sum = sums.get(key) ?? { count: 0, keySum: 0 }
      sum.count += count
      sum.keySum = (sum.keySum + keySum) % 256
      sums.set(key, sum)
    }
  let all: Codes[] = [{}]
  for (const level of table.by) {
    const codes = domains[level] ?? []
    all = all.flatMap(one => [...codes.map(({ code }) => ({ ...one, [level]: code })), one])
  }
  return all.map(codes => ({
    codes: { ...table.where, ...codes },
    ...(sums.get(keyOf(codes)) ?? { count: 0, keySum: 0 }),
  }))
}

const only = (codes: Codes, levels: readonly string[]): Codes =>
  Object.fromEntries(levels.map(level => [level, codes[level] ?? '']))

const subsets = (levels: readonly string[]): string[][] =>
  levels.reduce<string[][]>((all, level) => all.flatMap(some => [some, [...some, level]]), [[]])
