import { type KnownCell, keyOfCodes } from '../attacker/system.ts'
import type { Codes, EarlierRelease, Root, TableCounts, Unit } from '../types.ts'

/** What earlier releases add to what is known. */
export interface Earlier {
  readonly cells: readonly KnownCell[]
  readonly tables: readonly (readonly string[])[]
  /** Values by codes, for numbers that stand unchanged. */
  readonly values: ReadonlyMap<string, number>
  readonly releases: readonly string[]
  /** Numbers that the record gives otherwise today: they tell of another state of it. */
  readonly revised: number
}

/**
 * Numbers of earlier releases of the same population and unit. A number that the record still gives is known to the
 * attacker; one that was revised since belongs to another state and is left out and counted. `unsure` numbers, which
 * today's tables cannot work out, are taken along unless `withUnsure` is false.
 */
export function earlierNumbers(
  releases: readonly EarlierRelease[],
  population: string,
  unit: Unit,
  tables: readonly TableCounts[],
  roots: readonly Root[],
  withUnsure: boolean,
): Earlier {
  const cells = new Map<string, KnownCell>()
  const levels: string[][] = []
  const taken = new Set<string>()
  let revised = 0
  const today = counter(tables, roots)
  for (const release of releases.filter(one => one.population === population))
    for (const table of release.tables.filter(one => one.unit === unit && one.disclosure !== 'cell-key')) {
      taken.add(release.id)
      levels.push([...table.by, ...Object.keys(table.where)])
      for (const cell of table.cells) {
        const codes = { ...table.where, ...cell.codes }
        const now = today(codes)
        if (now === null && !withUnsure) continue
        const agrees = now === null || (cell.value === null ? now > 0 : cell.value === now)
        const key = keyOfCodes(codes)
        if (!agrees) revised++
        else if ((cells.get(key)?.value ?? null) === null)
          cells.set(key, { codes, value: cell.value, floor: 1 })
      }
    }
  const values = [...cells].flatMap(([key, { value }]) => (value === null ? [] : [[key, value] as const]))
  return {
    cells: [...cells.values()],
    tables: levels,
    values: new Map(values),
    releases: [...taken],
    revised,
  }
}

/** Counts of today by codes; null for codes that no table of today can tell. */
function counter(tables: readonly TableCounts[], roots: readonly Root[]): (codes: Codes) => number | null {
  const indexes = new Map<string, Map<string, number> | null>()
  return codes => {
    const levels = Object.keys(codes).sort()
    const name = levels.join(' ')
    let index = indexes.get(name)
    if (index === undefined) {
      index = indexBy(levels, tables, roots)
      indexes.set(name, index)
    }
    const fits = index && (index.get(keyOfCodes(codes)) ?? 0)
    return index ? (fits ?? 0) : null
  }
}

/** Sums by some levels out of the first table that can tell them all and is of no subgroup. */
function indexBy(
  levels: readonly string[],
  tables: readonly TableCounts[],
  roots: readonly Root[],
): Map<string, number> | null {
  for (const { table, cells } of tables) {
    if (Object.keys(table.where).length > 0) continue
    const tellers = levels.map(level => teller(level, table.by, roots))
    if (tellers.some(one => one === null)) continue
    const sums = new Map<string, number>()
    for (const cell of cells) {
      const codes = Object.fromEntries(levels.map((level, n) => [level, tellers[n]?.(cell.codes) ?? '']))
      const key = keyOfCodes(codes)
      sums.set(key, (sums.get(key) ?? 0) + cell.count)
    }
    return sums
  }
  return null
}

/** How a finest cell says its code of a level: by itself, or by a finer level of the same root. */
function teller(
  level: string,
  by: readonly string[],
  roots: readonly Root[],
): ((codes: Codes) => string) | null {
  if (by.includes(level)) return codes => codes[level] ?? ''
  const root = roots.find(one => one.levels.includes(level))
  for (const finer of by.filter(one => root?.levels.includes(one))) {
    const outer = new Map<string, Set<string>>()
    for (const atom of root?.atoms ?? []) {
      const inner = outer.get(atom[finer] ?? '') ?? new Set()
      outer.set(atom[finer] ?? '', inner.add(atom[level] ?? ''))
    }
    if ([...outer.values()].every(some => some.size === 1))
      return codes => [...(outer.get(codes[finer] ?? '') ?? [])][0] ?? ''
  }
  return null
}
