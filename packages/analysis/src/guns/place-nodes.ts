import type { GunGraph } from '@understory/model'
import { UndirectedGraph } from 'graphology'
import forceAtlas2Module from 'graphology-layout-forceatlas2'

type Node = GunGraph['nodes'][number]

/** The package is CommonJS: its types put the function under `default`, Node gives the function itself. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default

/** Lays a small network out: from a circle in the order given, so that the same network always looks the same. */
export function placed(nodes: readonly Omit<Node, 'x' | 'y'>[], links: GunGraph['links']): Node[] {
  const graph = new UndirectedGraph()
  nodes.forEach(({ id }, n) => {
    const angle = (2 * Math.PI * n) / nodes.length
    graph.addNode(id, { x: Math.cos(angle), y: Math.sin(angle) })
  })
  for (const { a, b } of links) graph.addEdge(a, b)
  const at =
    graph.order > 1
      ? forceAtlas2(graph, {
          iterations: 300,
          settings: { ...forceAtlas2.inferSettings(graph), gravity: 1.5 },
        })
      : {}
  const places = nodes.map(node => at[node.id] ?? { x: 0, y: 0 })
  const [xs, ys] = [places.map(one => one.x), places.map(one => one.y)]
  const scale = (all: readonly number[], value: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)]
    return high === low ? 0.5 : Math.round(((value - low) / (high - low)) * 1000) / 1000
  }
  return nodes.map((node, i) => ({ ...node, x: scale(xs, xs[i] ?? 0), y: scale(ys, ys[i] ?? 0) }))
}
