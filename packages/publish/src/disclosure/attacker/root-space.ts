import type { Codes, Root } from '../types.ts'

/** Atoms of a root put into groups that no published cell takes apart. */
export interface Grouping {
  /** Levels that the groups tell apart, in order; the key of the grouping. */
  readonly key: string
  readonly size: number
  readonly groupOf: Int32Array
}

/** One root with every atom that any code needs. */
export interface RootSpace {
  readonly name: string
  readonly levels: readonly string[]
  readonly atoms: readonly Codes[]
}

/** A code for what has none here: other codes of a level of which no table shows all. */
const elsewhere = '\u0000'

export interface SeenCodes {
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>
  /** Levels of which some table shows every code, with totals. */
  readonly whole: ReadonlySet<string>
}

/** Roots as given, plus one for every level that stands alone, with atoms for every code that was seen. */
export function rootSpaces(roots: readonly Root[], { codes, whole }: SeenCodes): RootSpace[] {
  const used = roots
    .map(root => ({ ...root, levels: root.levels.filter(level => codes.has(level)) }))
    .filter(root => root.levels.length > 0)
  const alone = [...codes.keys()].filter(level => !used.some(root => root.levels.includes(level)))
  return [
    ...used.map(root => ({ name: root.name, levels: root.levels, atoms: withSeen(root, codes) })),
    ...alone.map(level => ({
      name: level,
      levels: [level],
      atoms: [...(codes.get(level) ?? []), ...(whole.has(level) ? [] : [elsewhere])].map(code => ({
        [level]: code,
      })),
    })),
  ]
}

/** Atoms of a root, each once, and one more for each code that none of them has. */
function withSeen(root: Root, codes: SeenCodes['codes']): Codes[] {
  const atoms = new Map<string, Codes>()
  const add = (atom: Codes) => {
    const plain = Object.fromEntries(root.levels.map(level => [level, atom[level] ?? elsewhere]))
    atoms.set(JSON.stringify(plain), plain)
  }
  for (const atom of root.atoms) add(atom)
  for (const level of root.levels) {
    const known = new Set([...atoms.values()].map(atom => atom[level]))
    for (const code of codes.get(level) ?? []) if (!known.has(code)) add({ [level]: code })
  }
  return [...atoms.values()]
}

/** The groups that some levels tell apart. */
export function grouping(space: RootSpace, levels: readonly string[]): Grouping {
  const sorted = [...levels].sort()
  const numbers = new Map<string, number>()
  const groupOf = Int32Array.from(space.atoms, atom => {
    const key = JSON.stringify(sorted.map(level => atom[level]))
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  })
  return { key: sorted.join(' '), size: numbers.size, groupOf }
}

/** Does `fine` take no group of `coarse` apart across its own groups: is every fine group inside one coarse group? */
export function refines(fine: Grouping, coarse: Grouping): boolean {
  const inside = new Int32Array(fine.size).fill(-1)
  return fine.groupOf.every((group, atom) => {
    const outer = coarse.groupOf[atom] ?? 0
    if (inside[group] === -1) inside[group] = outer
    return inside[group] === outer
  })
}

/** Groups whose atoms have these codes; null where a group has some atoms that do and some that do not. */
export function groupsWith(space: RootSpace, { size, groupOf }: Grouping, codes: Codes): number[] | null {
  const state = new Int8Array(size).fill(-1)
  for (const [atom, group] of groupOf.entries()) {
    const here = space.levels.every(
      level => codes[level] === undefined || space.atoms[atom]?.[level] === codes[level],
    )
    if (state[group] === -1) state[group] = here ? 1 : 0
    else if (state[group] !== (here ? 1 : 0)) return null
  }
  return Array.from(state.keys()).filter(group => state[group] === 1)
}
