import { outlinesFor, type StateOutline, statesHeight, statesWidth } from './state-outlines.ts'

export interface FlowLine {
  from: string
  to: string
  count: number
}

const widest = 13

/** States with lines between them, as wide as the guns that went that way; decoration to a screen reader. */
export function FlowMap({
  flows,
  place,
  shares,
}: {
  flows: readonly FlowLine[]
  place: string | null
  shares: ReadonlyMap<string, number>
}) {
  const outlines = outlinesFor([...shares.keys(), ...flows.map(one => one.to)])
  const at = new Map(outlines.map(one => [one.code, one.centre]))
  const top = Math.max(1, ...flows.map(one => one.count))
  const most = Math.max(0.01, ...[...shares].filter(([code]) => code !== place).map(([, share]) => share))
  return (
    <svg
      className="flow-map"
      viewBox={`0 0 ${statesWidth} ${statesHeight}`}
      aria-hidden="true"
      focusable="false"
    >
      {outlines.map(one => (
        <path key={one.code} d={one.path} className={classOf(one, place, shares, most)} />
      ))}
      {flows.toReversed().map(one => {
        const [from, to] = [at.get(one.from), at.get(one.to)]
        if (!from || !to) return null
        return (
          <path
            key={`${one.from} ${one.to}`}
            d={arc(from, to)}
            className="flow"
            strokeWidth={Math.max(1, Math.round((one.count / top) * widest * 10) / 10)}
          />
        )
      })}
      {[...new Set([...flows.flatMap(one => [one.from, one.to])])].map(code => {
        const centre = at.get(code)
        return (
          centre && (
            <text key={code} x={centre[0]} y={centre[1]}>
              {code}
            </text>
          )
        )
      })}
    </svg>
  )
}

function classOf(
  { code }: StateOutline,
  place: string | null,
  shares: ReadonlyMap<string, number>,
  most: number,
): string {
  if (code === place) return 'state here'
  const share = shares.get(code) ?? 0
  if (share <= 0) return 'state'
  return `state s${Math.min(4, Math.ceil((share / most) * 4))}`
}

/** A bow to the left of the way, so that there and back are two lines. */
function arc([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const bow = 0.22
  const [cx, cy] = [(x1 + x2) / 2 - dy * bow, (y1 + y2) / 2 + dx * bow]
  return `M${x1},${y1}Q${Math.round(cx)},${Math.round(cy)},${x2},${y2}`
}
