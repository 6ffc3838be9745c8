import { cellKeys } from './record-key.ts'

/** Counts above it use the last 250 rows again. */
export const noiseRows = 750

/** 750 rows × 256 keys: what is added to a count. Row `pcv` 1 is first. */
export type NoiseTable = Int16Array

/** The row of a count of at least 1: itself up to 750, then 501–750 over and over. Source: ONS cell-key-perturbation. */
export const rowOf = (n: number): number => (n <= noiseRows ? n : ((n - 1) % 250) + 501)

/** A table from the change of a row (1–750) at a key (0–255). */
export function noiseTable(change: (pcv: number, ckey: number) => number): NoiseTable {
  const table = new Int16Array(noiseRows * cellKeys)
  for (let pcv = 1; pcv <= noiseRows; pcv++)
    for (let ckey = 0; ckey < cellKeys; ckey++) table[(pcv - 1) * cellKeys + ckey] = change(pcv, ckey)
  return table
}

/** The 10-5 rule of the ONS sample table: under 10 all is taken away, else the nearest multiple of 5. The key does not matter. */
export const roundingTable = (): NoiseTable =>
  noiseTable(pcv => (pcv < 10 ? -pcv : Math.round(pcv / 5) * 5 - pcv))

/** The count with its noise, before the threshold; zero stays zero. */
export function perturb(n: number, cellKey: number, table: NoiseTable): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a count is a whole number from 0, not ${n}`)
  if (!Number.isInteger(cellKey) || cellKey < 0 || cellKey >= cellKeys)
    throw new RangeError(`a cell key is a whole number from 0 to 255, not ${cellKey}`)
  return n === 0 ? 0 : n + (table[(rowOf(n) - 1) * cellKeys + cellKey] ?? 0)
}

/** What is published of a count: null (suppressed) where noise leaves it under the threshold; zero stays zero. */
export function publishPerturbed(
  n: number,
  cellKey: number,
  table: NoiseTable,
  threshold: number,
): number | null {
  const value = perturb(n, cellKey, table)
  return n === 0 || value >= threshold ? value : null
}
