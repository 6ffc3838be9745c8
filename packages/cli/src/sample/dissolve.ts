import { areaOf, bend, contains, keyOf, type Point, type Ring } from './mesh.ts'
import type { Random } from './random.ts'

/** An outer ring with its holes. */
export interface Patch {
  readonly shell: Ring
  readonly holes: readonly Ring[]
}

/**
 * The union of rings that share all points along their common borders: an edge that some other ring walks the
 * other way is inside; the edges left over are walked into rings.
 */
export function dissolve(rings: readonly Ring[]): Patch[] {
  const edges = new Map<string, [Point, Point]>()
  for (const ring of rings) {
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length] ?? p
      const reverse = `${keyOf(q)}>${keyOf(p)}`
      if (!edges.delete(reverse)) edges.set(`${keyOf(p)}>${keyOf(q)}`, [p, q])
    })
  }
  const walked = walk([...edges.values()])
  const shells = walked.filter(ring => areaOf(ring) > 0)
  const holes = walked.filter(ring => areaOf(ring) < 0)
  return shells.map(shell => ({
    shell,
    holes: holes.filter(hole => hole[0] !== undefined && contains(shell, hole[0])),
  }))
}

/** Joins directed edges end to end into closed rings. */
function walk(edges: readonly [Point, Point][]): Ring[] {
  const from = new Map<string, [Point, Point][]>()
  for (const edge of edges) {
    const key = keyOf(edge[0])
    from.set(key, [...(from.get(key) ?? []), edge])
  }
  const rings: Ring[] = []
  for (const start of edges) {
    let edge = from.get(keyOf(start[0]))?.includes(start) ? start : undefined
    const ring: Point[] = []
    while (edge) {
      const current: [Point, Point] = edge
      const waiting: [Point, Point][] = from.get(keyOf(current[0])) ?? []
      from.set(
        keyOf(current[0]),
        waiting.filter(other => other !== current),
      )
      ring.push(current[0])
      edge = keyOf(current[1]) === keyOf(start[0]) ? undefined : from.get(keyOf(current[1]))?.[0]
    }
    if (ring.length > 2) rings.push(ring)
  }
  return rings
}

/** Cuts a ring in two along a bent line between two of its own points, so that its neighbours keep theirs. */
export function split(ring: Ring, random: Random): [Ring, Ring] {
  const half = Math.floor(ring.length / 2)
  const order = ring.map((_, i) => i).sort((i, j) => chord(ring, i, half) - chord(ring, j, half))
  for (const start of order) {
    const turned = [...ring.slice(start), ...ring.slice(0, start)]
    const [a, b] = [turned[0], turned[half]]
    if (!a || !b) continue
    const line = bend(a, b, random, 3)
    if (!line.every(p => contains(ring, p))) continue
    return [
      [...turned.slice(0, half + 1), ...[...line].reverse()],
      [...turned.slice(half), a, ...line],
    ]
  }
  throw new Error('No line through this area cuts it in two')
}

const chord = (ring: Ring, i: number, half: number) => {
  const [a, b] = [ring[i], ring[(i + half) % ring.length]]
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0
}
