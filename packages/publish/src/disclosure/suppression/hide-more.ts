import { canHide, isHidden, type Line, type Node, protectedRange } from './nodes.ts'

/** Hides more where one line alone would give a hidden number away, the least counted first. */
export interface Hiding {
  /** Until no line gives anything away by itself. */
  settle(): void
  /** One more number beside this one; null when none is left to hide. */
  besides(node: Node): Node | null
}

export function hiding(lines: readonly Line[], minimumCell: number): Hiding {
  const linesWith = new Map<Node, Line[]>()
  for (const line of lines)
    for (const node of [line.parent, ...line.children]) {
      if (node.count === 0) continue
      const list = linesWith.get(node)
      if (list) list.push(line)
      else linesWith.set(node, [line])
    }
  const waiting = new Set(lines)
  /** Hiding a number in a line where nothing is hidden yet makes more to hide there. */
  const cost = (node: Node) =>
    node.count * (1 + (linesWith.get(node) ?? []).filter(line => !holdsHidden(line)).length)
  const hide = (node: Node) => {
    node.state = 'complementary'
    for (const line of linesWith.get(node) ?? []) waiting.add(line)
  }
  const cheapest = (nodes: readonly Node[]): Node | null =>
    nodes.filter(canHide).reduce<Node | null>((best, n) => (best && cost(best) <= cost(n) ? best : n), null)
  return {
    settle() {
      for (const line of waiting) {
        while (!holds(line, minimumCell)) {
          const next = cheapest(line.children) ?? cheapest([line.parent])
          if (!next) break
          hide(next)
        }
        waiting.delete(line)
      }
    },
    besides(node) {
      const seen = new Set([node])
      for (let ring = [node]; ring.length > 0; ) {
        const around = ring.flatMap(one => linesWith.get(one) ?? []).flatMap(l => [l.parent, ...l.children])
        const found = cheapest(around)
        if (found) {
          hide(found)
          return found
        }
        ring = [...new Set(around)].filter(one => isHidden(one) && !seen.has(one))
        for (const one of ring) seen.add(one)
      }
      return null
    },
  }
}

const holdsHidden = ({ parent, children }: Line): boolean => isHidden(parent) || children.some(isHidden)

/**
 * Does the line keep what it hides? With the sum shown, at least two are hidden and each of them could be as large as it
 * must, the others being at their least. With the sum hidden, some part is too.
 */
function holds({ parent, children }: Line, minimumCell: number): boolean {
  const hidden = children.filter(isHidden)
  if (isHidden(parent)) return hidden.length > 0
  if (hidden.length === 0) return true
  const spare = hidden.reduce((total, node) => total + node.count - node.least, 0)
  return (
    hidden.length > 1 && hidden.every(({ least }) => spare + least >= protectedRange(minimumCell, least).to)
  )
}
