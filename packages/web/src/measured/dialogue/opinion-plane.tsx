import type { OpinionMapAnswer } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

const size = { width: 640, height: 420, margin: 26 }

/** Voters as dots of their group's shape, so that colour alone tells nothing; the letter stands in the middle of each group. */
export function OpinionPlane({ map: { points, groups } }: { map: OpinionMapAnswer }) {
  const { t } = useWords()
  const at = scaleOf(points)
  return (
    <figure className="chart">
      <div className="picture">
        <svg
          className="plot opinion-plane"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={t('opinion.planeText', { groups: groups.length, points: points.length })}
        >
          {points.map(([x, y, group], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are nobody and have no other name
            <path key={i} d={shapeAt(group, at(x, y))} className={`opinion-${group}`} />
          ))}
          {groups.map((group, i) => {
            const [x, y] = at(group.x, group.y)
            return (
              <g key={group.name}>
                <circle cx={x} cy={y} r="15" className={`opinion-${i} opinion-middle`} />
                <text x={x} y={y} dy="0.35em" textAnchor="middle" className="opinion-letter">
                  {group.name}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <figcaption className="note">{t('opinion.planeNote')}</figcaption>
    </figure>
  )
}

function scaleOf(points: OpinionMapAnswer['points']) {
  const ends = (axis: 0 | 1) => {
    const all = points.map(one => one[axis])
    return [Math.min(...all), Math.max(...all)] as const
  }
  const [[left, right], [bottom, top]] = [ends(0), ends(1)]
  const inside = (value: number, low: number, high: number, length: number) =>
    size.margin + (high > low ? (value - low) / (high - low) : 0.5) * (length - 2 * size.margin)
  return (x: number, y: number): readonly [number, number] => [
    Math.round(inside(x, left, right, size.width)),
    Math.round(size.height - inside(y, bottom, top, size.height)),
  ]
}

/** Circle, square, triangle, diamond, cross: as short as a path can be. */
function shapeAt(group: number, [x, y]: readonly [number, number]): string {
  if (group === 0) return `M${x - 3},${y}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0`
  if (group === 1) return `M${x - 3},${y - 3}h6v6h-6z`
  if (group === 2) return `M${x},${y - 4}l4,7h-8z`
  if (group === 3) return `M${x},${y - 4}l4,4l-4,4l-4,-4z`
  return `M${x - 4},${y - 1}h3v-3h2v3h3v2h-3v3h-2v-3h-3z`
}
