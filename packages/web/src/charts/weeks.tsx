/** Weekly counts as small bars, the newest in clay, with a line at what was expected; decoration, the numbers stand beside it. */
export function Weeks({ counts, expected }: { counts: readonly number[]; expected: number | null }) {
  const [width, height, gap] = [260, 56, 2]
  const top = Math.max(1, expected ?? 0, ...counts)
  const step = width / Math.max(1, counts.length)
  const tall = (n: number) => Math.round((n / top) * (height - 4) * 10) / 10
  return (
    <svg className="weeks" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {counts.map((count, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks in their order
          key={i}
          x={Math.round(i * step * 10) / 10}
          y={height - tall(count)}
          width={Math.round((step - gap) * 10) / 10}
          height={tall(count)}
          className={i === counts.length - 1 ? 'now' : undefined}
        />
      ))}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="ground" />
      {expected !== null && (
        <line
          x1="0"
          x2={width}
          y1={height - tall(expected)}
          y2={height - tall(expected)}
          className="expected"
        />
      )}
    </svg>
  )
}
