import type { GunGraph } from '@understory/model'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../strings/words.tsx'

const colours: Record<GunGraph['nodes'][number]['kind'], string> = {
  gun: '#1f5c4a',
  incident: '#b4552d',
  sale: '#8a6d1f',
  dealer: '#545b56',
  theft: '#545b56',
}
const shape = { width: 720, height: 440, edge: 46 }

/**
 * A small network: an SVG that works without script, and with it a sigma canvas that can be moved and zoomed. `here` is drawn
 * larger. A gun leads to its page.
 */
export function Network({
  graph,
  here,
  linkTo,
}: {
  graph: GunGraph
  here?: string
  linkTo: (key: string) => string
}) {
  const { t } = useWords()
  const holder = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let gone = false
    let end = () => {}
    const draw = async () => {
      const { drawSigma } = await import('./network-sigma.ts')
      if (gone || !holder.current) return
      end = drawSigma(holder.current, graph, {
        colours,
        here,
        open: key => window.location.assign(linkTo(key)),
      })
      setDrawn(true)
    }
    // Without WebGL the picture that the server drew stays.
    draw().catch(() => setDrawn(false))
    return () => {
      gone = true
      end()
    }
  }, [graph, here, linkTo])
  const kinds = [...new Set(graph.nodes.map(node => node.kind))]
  return (
    <div className="network">
      <div ref={holder} className="canvas" hidden={!drawn} aria-hidden="true" />
      {!drawn && <Picture graph={graph} here={here} linkTo={linkTo} />}
      <ul className="legend">
        {kinds.map(kind => (
          <li key={kind}>
            <svg width="12" height="12" aria-hidden="true" focusable="false">
              <circle cx="6" cy="6" r="5" fill={colours[kind]} />
            </svg>{' '}
            {t(`links.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Picture({
  graph,
  here,
  linkTo,
}: {
  graph: GunGraph
  here: string | undefined
  linkTo: (key: string) => string
}) {
  const { width, height, edge } = shape
  const at = new Map(
    graph.nodes.map(({ id, x, y }) => [
      id,
      [edge + x * (width - 2 * edge), edge + y * (height - 2 * edge)] as const,
    ]),
  )
  const few = graph.nodes.length <= 40
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {graph.links.map(({ a, b, kind }) => {
        const [from, to] = [at.get(a), at.get(b)]
        return (
          from &&
          to && (
            <line
              key={`${a} ${b}`}
              x1={from[0]}
              y1={from[1]}
              x2={to[0]}
              y2={to[1]}
              className={kind === 'ballistic-lead' ? 'unsure' : undefined}
            />
          )
        )
      })}
      {graph.nodes.map(({ id, kind, label }) => {
        const [x = 0, y = 0] = at.get(id) ?? []
        const dot = <circle cx={x} cy={y} r={id === here ? 11 : 7} fill={colours[kind]} />
        return (
          <g key={id}>
            {kind === 'gun' ? (
              <a href={linkTo(label)} tabIndex={-1}>
                {dot}
              </a>
            ) : (
              dot
            )}
            {few && (
              <text x={x} y={y - 13}>
                {label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
