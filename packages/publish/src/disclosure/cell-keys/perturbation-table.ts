import type { PerturbationRow } from '../types.ts'
import { type NoiseParameters, perturbationRow, type Target } from './maximum-entropy.ts'
import { type NoiseTable, noiseTable } from './noise-table.ts'
import { cellKeys } from './record-key.ts'

/** The last row that differs: it serves all larger counts. */
export const lastRow = ({ maxChange, blocked }: NoiseParameters): number =>
  blocked === 0 ? maxChange : maxChange + blocked + 1

/** Rows in the columns of `ptable` and tau-argus: `i, j, p, v, p_int_ub`. Row 0 keeps zero at zero. */
export function perturbationTable(parameters: NoiseParameters): PerturbationRow[] {
  const rows: PerturbationRow[] = [{ i: 0, j: 0, p: 1, v: 0, upTo: 1 }]
  for (let i = 1; i <= lastRow(parameters); i++) rows.push(...asRows(i, perturbationRow(i, parameters)))
  return rows
}

function asRows(i: number, targets: readonly Target[]): PerturbationRow[] {
  let upTo = 0
  return targets.map(({ j, p }, n) => {
    upTo = n === targets.length - 1 ? 1 : upTo + p
    return { i, j, p, v: j - i, upTo }
  })
}

/** The published value of a count at a cell key in 0–1: the first target whose upper bound lies above the key. */
export function lookUp(rows: readonly PerturbationRow[], i: number, cellKey: number): number {
  const last = rows.at(-1)?.i ?? 0
  const row = rows.find(r => r.i === Math.min(i, last) && cellKey < r.upTo)
  if (!row) throw new RangeError(`no row for the count ${i} at the key ${cellKey}`)
  return i + row.v
}

/**
 * The table as whole shares of 256 keys, so that a sum of record keys can look it up: no bias at all is left in any
 * row, and the variance stays within what was asked.
 */
export function keyedTable(parameters: NoiseParameters): NoiseTable {
  const last = lastRow(parameters)
  const shares = Array.from({ length: last }, (_, n) => changesByKey(n + 1, parameters))
  return noiseTable((pcv, ckey) => shares[Math.min(pcv, last) - 1]?.[ckey] ?? 0)
}

function changesByKey(i: number, parameters: NoiseParameters): number[] {
  const targets = perturbationRow(i, parameters)
  const shares = wholeShares(
    targets.map(t => ({ v: t.j - i, wanted: t.p * cellKeys })),
    parameters.variance * cellKeys,
  )
  return targets.flatMap((t, n) => new Array<number>(shares[n] ?? 0).fill(t.j - i))
}

interface Best {
  readonly cost: number
  readonly shares: readonly number[]
}

/** Whole shares near the wanted ones that add up to 256, balance exactly, and spread no wider than `most`. */
function wholeShares(wanted: readonly { v: number; wanted: number }[], most: number): readonly number[] {
  for (const squeeze of [0, 0.001, 0.01, 0.05, 0.2, 1, 5]) {
    const shares = balanced(wanted, squeeze)
    if (shares && wanted.reduce((sum, w, n) => sum + (shares[n] ?? 0) * w.v * w.v, 0) <= most + 1e-9)
      return shares
  }
  throw new RangeError('this table cannot be written in 256 keys; ask for a larger variance')
}

/** Every way to round each share by up to two either way, best by squares; wider spread costs `squeeze`. */
function balanced(
  wanted: readonly { v: number; wanted: number }[],
  squeeze: number,
): readonly number[] | null {
  let states = new Map<string, Best>([['0 0', { cost: 0, shares: [] }]])
  for (const { v, wanted: w } of wanted) {
    const next = new Map<string, Best>()
    for (const [key, { cost, shares }] of states) {
      const [total = 0, moment = 0] = key.split(' ').map(Number)
      for (let c = Math.max(0, Math.floor(w) - 1); c <= Math.floor(w) + 2; c++) {
        const found = { cost: cost + (c - w) ** 2 + squeeze * c * v * v, shares: [...shares, c] }
        const to = `${total + c} ${moment + c * v}`
        if (found.cost < (next.get(to)?.cost ?? Infinity)) next.set(to, found)
      }
    }
    states = next
  }
  return states.get(`${cellKeys} 0`)?.shares ?? null
}
