import type { ReactNode } from 'react'

export interface BarRow {
  key: string
  label: ReactNode
  value: number | null
  low: number | null
  high: number | null
  /** Cells after the bar, in the order of `columns`. */
  cells: readonly ReactNode[]
}

/** A table whose rows carry a bar with its interval: chart and table in one, readable at any width. */
export function BarTable(props: {
  caption: string
  first: string
  bar: string
  columns: readonly string[]
  rows: readonly BarRow[]
}) {
  const { caption, first, bar, columns, rows } = props
  const top = Math.max(1, ...rows.map(row => row.high ?? row.value ?? 0))
  return (
    <table className="bars">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" className="bar-cell">
            {bar}
          </th>
          {columns.map(column => (
            <th scope="col" className="n" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td className="bar-cell">
              <Bar value={row.value} low={row.low} high={row.high} top={top} />
            </td>
            {row.cells.map((cell, i) => (
              <td className="n" key={columns[i]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({
  value,
  low,
  high,
  top,
}: {
  value: number | null
  low: number | null
  high: number | null
  top: number
}) {
  const at = (n: number) => `${Math.round((n / top) * 1000) / 10}%`
  if (value === null) return null
  return (
    <svg aria-hidden="true" focusable="false">
      <rect y="3" height="11" rx="1.5" width={at(value)} className="bar soft" />
      {low !== null && high !== null && (
        <line x1={at(low)} x2={at(high)} y1="8.5" y2="8.5" className="whisker" />
      )}
    </svg>
  )
}
