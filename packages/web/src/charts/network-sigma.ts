import type { GunGraph } from '@understory/model'
import { UndirectedGraph } from 'graphology'
import Sigma from 'sigma'

interface Drawing {
  readonly colours: Readonly<Record<string, string>>
  readonly here: string | undefined
  readonly open: (key: string) => void
}

/** Draws a network that can be moved and zoomed; the function that takes it away again. */
export function drawSigma(
  holder: HTMLElement,
  { nodes, links }: GunGraph,
  { colours, here, open }: Drawing,
): () => void {
  holder.hidden = false
  const graph = new UndirectedGraph()
  for (const { id, kind, label, x, y } of nodes)
    graph.addNode(id, {
      x,
      y: 1 - y,
      label,
      color: colours[kind] ?? '#545b56',
      size: id === here ? 11 : 7,
      key: kind === 'gun' ? label : null,
    })
  for (const { a, b, kind } of links)
    graph.addEdge(a, b, {
      color: kind === 'ballistic-lead' ? '#bdb6a8' : '#7d867f',
      size: kind === 'ballistic-hit' ? 3 : 1.5,
    })
  const sigma = new Sigma(graph, holder, {
    labelFont: 'Public Sans, sans-serif',
    labelSize: 13,
    labelColor: { color: '#1f2421' },
    labelDensity: 2,
    // The canvas can be asked to draw while its box has no width yet; it draws again when it has one.
    allowInvalidContainer: true,
  })
  sigma.on('clickNode', ({ node }) => {
    const key: unknown = graph.getNodeAttribute(node, 'key')
    if (typeof key === 'string') open(key)
  })
  return () => sigma.kill()
}
