import { type NoiseTable, publishPerturbed } from '../cell-keys/noise-table.ts'
import { keyedTable, perturbationTable } from '../cell-keys/perturbation-table.ts'
import type { DisclosureMethod, PerturbationRow, PublishedCell, TableCounts } from '../types.ts'
import { wholeTable } from './cells.ts'

/** The table in use: changes of at most 5, variance 3, and never a published 1 or 2. It is public. */
export const noiseInUse = { maxChange: 5, variance: 3, blocked: 2 }
let made: NoiseTable | null = null
const table = (): NoiseTable => {
  made ??= keyedTable(noiseInUse)
  return made
}

export const cellKeyTable = (): PerturbationRow[] => perturbationTable(noiseInUse)

/** The ONS publishes nothing under 10 after noise; an agreement may ask for more. */
export const cellKeyMethod = (minimumCell: number) =>
  ({
    kind: 'cell-key',
    threshold: Math.max(10, minimumCell),
    perturbation: { table: 'maximum-entropy', ...noiseInUse },
  }) as const satisfies DisclosureMethod

/** Every cell with the noise of its contributors, totals with their own. */
export function perturbedCells(counts: TableCounts, threshold: number): PublishedCell[] {
  return wholeTable(counts).map(({ codes, count, keySum }) => {
    const value = publishPerturbed(count, keySum, table(), threshold)
    return { codes: ownCodes(codes, counts), value, status: value === null ? 'suppressed' : 'published' }
  })
}

/** Codes of the dimensions, without those of the subgroup. */
export const ownCodes = (codes: Readonly<Record<string, string>>, { table: { by } }: TableCounts) =>
  Object.fromEntries(by.flatMap(level => (codes[level] === undefined ? [] : [[level, codes[level]]])))
