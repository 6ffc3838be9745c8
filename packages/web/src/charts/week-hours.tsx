import * as Plot from '@observablehq/plot'
import { useWords, type Words } from '../strings/words.tsx'
import { drawPlot } from './draw.ts'
import { Drawing } from './figure.tsx'

/** Weekday 1 is Monday; hour 0 to 23. */
export interface WeekHour {
  weekday: number
  hour: number
  count: number
}

const ramp = ['#e6ece3', '#c9dccd', '#98bfa9', '#5d947d', '#1f5c4a']

export function weekHoursPlot(cells: readonly WeekHour[], words: Words, width: number): string {
  const narrow = width < 500
  const most = Math.max(1, ...cells.map(cell => cell.count))
  const hourName = (hour: number) =>
    words.t('when.hour', { hour: String(hour % 12 === 0 ? 12 : hour % 12), half: hour < 12 ? 'am' : 'pm' })
  return drawPlot({
    width,
    height: narrow ? 216 : 236,
    marginLeft: narrow ? 38 : 92,
    marginRight: 4,
    marginTop: 4,
    marginBottom: 28,
    padding: 0.06,
    x: { type: 'band', domain: Array.from({ length: 24 }, (_, i) => i), label: null },
    y: {
      type: 'band',
      domain: [1, 2, 3, 4, 5, 6, 7],
      label: null,
      tickSize: 0,
      tickFormat: (n: number) => (narrow ? words.shortWeekday(n) : words.weekday(n)),
    },
    color: { type: 'quantize', domain: [0, most], range: ramp },
    marks: [
      Plot.cell(cells, { x: 'hour', y: 'weekday', fill: 'count', rx: 1.5 }),
      Plot.axisX([0, 6, 12, 18], { tickSize: 4, label: null, tickFormat: hourName }),
    ],
  })
}

export function WeekHours({ cells }: { cells: readonly WeekHour[] }) {
  const words = useWords()
  const most = Math.max(1, ...cells.map(cell => cell.count))
  return (
    <>
      <Drawing className="narrow-only" svg={weekHoursPlot(cells, words, 328)} />
      <Drawing className="wide-only" svg={weekHoursPlot(cells, words, 560)} />
      <ul className="legend">
        {ramp.map((_, i) => {
          const [from, to] = [Math.ceil((i * most) / 5), Math.ceil(((i + 1) * most) / 5) - (i === 4 ? 0 : 1)]
          return from > to ? null : (
            <li key={ramp[i]}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <rect width="16" height="16" rx="3" className={`f${i}`} />
              </svg>
              {from === to
                ? words.number(from)
                : words.t('map.between', { from: words.number(from), to: words.number(to) })}
            </li>
          )
        })}
      </ul>
    </>
  )
}

export function WeekHoursTable({ cells, caption }: { cells: readonly WeekHour[]; caption: string }) {
  const words = useWords()
  const count = new Map(cells.map(cell => [`${cell.weekday} ${cell.hour}`, cell.count]))
  const days = [1, 2, 3, 4, 5, 6, 7]
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.t('when.hourColumn')}</th>
          {days.map(day => (
            <th scope="col" className="n" key={day}>
              {words.shortWeekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: 24 }, (_, hour) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour
          <tr key={hour}>
            <th scope="row">{`${String(hour).padStart(2, '0')}:00`}</th>
            {days.map(day => (
              <td className="n" key={day}>
                {words.number(count.get(`${day} ${hour}`) ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
