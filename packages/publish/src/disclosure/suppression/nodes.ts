import { keyOfCodes } from '../attacker/system.ts'
import { wholeTable } from '../release/cells.ts'
import type { Codes, Root, TableCounts } from '../types.ts'

/** One number, in however many tables it stands: suppressed in one is suppressed in all. */
export interface Node {
  readonly codes: Codes
  readonly count: number
  state: 'shown' | 'primary' | 'complementary'
  /** What the shown zeros say by themselves: it has at least so many parts that are not zero. */
  least: number
  /** The same number stands in an earlier release: hiding it hides nothing. */
  readonly known: boolean
}

/** Numbers that add up to another. */
export interface Line {
  readonly parent: Node
  readonly children: readonly Node[]
}

export const isHidden = (node: Node): boolean => node.state !== 'shown' && !node.known
export const canHide = (node: Node): boolean => node.state === 'shown' && node.count > 0 && !node.known

/** Every number of some tables once, by its codes. Counts from 1 to `minimumCell` − 1 are primary. */
export function nodesOf(
  tables: readonly TableCounts[],
  minimumCell: number,
  isKnown: (key: string, count: number) => boolean,
): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const table of tables)
    for (const { codes, count } of wholeTable(table)) {
      const key = keyOfCodes(codes)
      if (nodes.has(key)) continue
      const state = count > 0 && count < minimumCell ? 'primary' : 'shown'
      nodes.set(key, { codes, count, state, least: count > 0 ? 1 : 0, known: isKnown(key, count) })
    }
  return nodes
}

/** Lines within tables and between them: over each dimension, and from each level to the coarser ones it lies inside. */
export function linesOf(nodes: ReadonlyMap<string, Node>, roots: readonly Root[]): Line[] {
  const inside = coarserCodes(roots)
  const lines = new Map<string, { parent: Node; children: Node[] }>()
  for (const node of nodes.values()) {
    for (const [level, code] of Object.entries(node.codes)) {
      const { [level]: _, ...rest } = node.codes
      for (const parentCodes of [
        rest,
        ...(inside.get(level)?.get(code) ?? []).map(c => ({ ...rest, ...c })),
      ]) {
        const key = keyOfCodes(parentCodes)
        const parent = nodes.get(key)
        if (!parent) continue
        const name = `${key} ${level}`
        const line = lines.get(name) ?? { parent, children: [] }
        line.children.push(node)
        lines.set(name, line)
      }
    }
  }
  return [...lines.values()].filter(
    ({ parent, children }) => children.reduce((sum, child) => sum + child.count, 0) === parent.count,
  )
}

/** What must stay possible of a hidden number: what the zeros leave open at one end, the smallest shown count at the other. */
export const protectedRange = (minimumCell: number, least = 1): { from: number; to: number } => ({
  from: least,
  to: Math.max(least + 1, minimumCell - 1),
})

/** Works out `least` of every number from the parts that add up to it. */
export function noteLeast(lines: readonly Line[]): void {
  const linesOfParent = Map.groupBy(lines, line => line.parent)
  const done = new Set<Node>()
  const visit = (node: Node): number => {
    if (done.has(node)) return node.least
    done.add(node)
    for (const { children } of linesOfParent.get(node) ?? [])
      node.least = Math.max(
        node.least,
        children.reduce((sum, child) => sum + visit(child), 0),
      )
    return node.least
  }
  for (const parent of linesOfParent.keys()) visit(parent)
}

/** For each code of a level, the codes of other levels of its root that hold all of it. */
function coarserCodes(roots: readonly Root[]): Map<string, Map<string, Codes[]>> {
  const found = new Map<string, Map<string, Codes[]>>()
  for (const { levels, atoms } of roots)
    for (const level of levels) {
      const byCode = Map.groupBy(atoms, atom => atom[level] ?? '')
      const outer = levels.filter(
        other =>
          other !== level && [...byCode.values()].every(some => new Set(some.map(a => a[other])).size === 1),
      )
      const codes = [...byCode].map(
        ([code, some]) => [code, outer.map(other => ({ [other]: some[0]?.[other] ?? '' }))] as const,
      )
      found.set(level, new Map(codes))
    }
  return found
}
