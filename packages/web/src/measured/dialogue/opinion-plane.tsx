import type { OpinionMapAnswer } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

const size = { width: 640, height: 420, margin: 26 }

/**
 * Voters as marks of their group's shape, so that colour alone tells nothing: larger where more of a group are in one square. The letter stands in the
 * middle of each group.
 */
export function OpinionPlane({ map: { squares, groups } }: { map: OpinionMapAnswer }) {
  const { t } = useWords()
  const at = scaleOf([...squares, ...groups])
  return (
    <figure className="chart">
      <div className="picture">
        <svg
          className="plot opinion-plane"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={t('opinion.planeText', {
            groups: groups.length,
            voters: groups.reduce((sum, one) => sum + one.voters, 0),
          })}
        >
          {squares.map(one => (
            <path
              key={`${one.x} ${one.y} ${one.group}`}
              d={shapeAt(one.group)}
              transform={placeOf(at(one.x, one.y), one.voters)}
              className={`opinion-${one.group}`}
            />
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

function scaleOf(points: readonly { readonly x: number; readonly y: number }[]) {
  const ends = (axis: 'x' | 'y') => {
    const all = points.map(one => one[axis])
    return [Math.min(...all), Math.max(...all)] as const
  }
  const [[left, right], [bottom, top]] = [ends('x'), ends('y')]
  const inside = (value: number, low: number, high: number, length: number) =>
    size.margin + (high > low ? (value - low) / (high - low) : 0.5) * (length - 2 * size.margin)
  return (x: number, y: number): readonly [number, number] => [
    Math.round(inside(x, left, right, size.width)),
    Math.round(size.height - inside(y, bottom, top, size.height)),
  ]
}

/** Five voters are a mark of ordinary size; the area grows with how many they are. */
const placeOf = ([x, y]: readonly [number, number], voters: number): string =>
  `translate(${x} ${y}) scale(${Math.round(Math.sqrt(voters / 5) * 100) / 100})`

/** Circle, square, triangle, diamond, cross: as short as a path can be. */
function shapeAt(group: number): string {
  if (group === 0) return 'M-3,0a3,3 0 1 0 6,0a3,3 0 1 0 -6,0'
  if (group === 1) return 'M-3,-3h6v6h-6z'
  if (group === 2) return 'M0,-4l4,7h-8z'
  if (group === 3) return 'M0,-4l4,4l-4,4l-4,-4z'
  return 'M-4,-1h3v-3h2v3h3v2h-3v3h-2v-3h-3z'
}
