import * as Plot from '@observablehq/plot'
import type { IndicatorMonth } from '@understory/model'
import { useWords, type Words } from '../strings/words.tsx'
import { drawPlot } from './draw.ts'
import { Drawing } from './figure.tsx'

const green = '#1f5c4a'
const clay = '#b4552d'
const at = (month: string): Date => new Date(`${month}-01T00:00:00Z`)

/**
 * A monthly count against its target: dots for the months, a line for the mean of twelve of them, the path as a dashed line in clay with the
 * band in which chance alone lets that mean lie. Months that still fill up are open dots.
 */
export function targetPathPlot(
  months: readonly IndicatorMonth[],
  words: Words,
  size: { width: number; height: number },
): string {
  const narrow = size.width < 500
  const points = months.map(one => ({ ...one, at: at(one.month) }))
  const counted = points.filter(one => one.count !== null)
  const path = points.filter(one => one.path !== null)
  const mean = points.filter(one => one.mean !== null)
  const top = Math.max(5, ...points.flatMap(one => [one.count ?? 0, one.high ?? 0])) * 1.08
  const years = points.filter(one => one.month.endsWith('-01')).map(one => one.at)
  const every = Math.ceil(years.length / (narrow ? 5 : 10))
  return drawPlot({
    ...size,
    marginLeft: 36,
    marginRight: narrow ? 10 : 16,
    marginTop: 14,
    marginBottom: 28,
    x: { type: 'utc', label: null },
    y: { domain: [0, top], label: null, ticks: 5, tickSize: 0, tickFormat: (n: number) => words.number(n) },
    marks: [
      Plot.gridY({ ticks: 5, stroke: '#ddd8cd', strokeOpacity: 1 }),
      Plot.areaY(path, { x: 'at', y1: 'low', y2: 'high', fill: '#cfe0d6' }),
      Plot.dot(
        counted.filter(one => !one.settling),
        { x: 'at', y: 'count', r: narrow ? 1.5 : 2, fill: '#545b56', fillOpacity: 0.7 },
      ),
      Plot.dot(
        counted.filter(one => one.settling),
        { x: 'at', y: 'count', r: narrow ? 2 : 2.6, fill: '#fbfaf7', stroke: '#545b56', strokeWidth: 1.4 },
      ),
      Plot.line(path, { x: 'at', y: 'path', stroke: clay, strokeWidth: 1.8, strokeDasharray: '5 3' }),
      Plot.line(mean, { x: 'at', y: 'mean', stroke: green, strokeWidth: 2.4 }),
      Plot.axisX(
        years.filter((_, i) => i % every === 0),
        { tickSize: 5, label: null, tickFormat: (date: Date) => String(date.getUTCFullYear()) },
      ),
      Plot.ruleY([0], { stroke: '#1f2421' }),
    ],
  })
}

/** The chart twice, for a phone and for a wide page; the style sheet shows one. */
export function TargetPath({ months }: { months: readonly IndicatorMonth[] }) {
  const words = useWords()
  return (
    <>
      <ul className="path-legend">
        <li className="mean">{words.t('indicator.meanLabel')}</li>
        <li className="asked">{words.t('indicator.pathLabel')}</li>
        <li className="band">{words.t('indicator.bandLabel')}</li>
      </ul>
      <Drawing className="narrow-only" svg={targetPathPlot(months, words, { width: 328, height: 240 })} />
      <Drawing className="wide-only" svg={targetPathPlot(months, words, { width: 690, height: 320 })} />
    </>
  )
}

export function TargetPathTable({ months, caption }: { months: readonly IndicatorMonth[]; caption: string }) {
  const words = useWords()
  const { t } = words
  const measured = (value: number | null) => (value === null ? '–' : words.measured(value))
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.period')}</th>
          <th scope="col" className="n">
            {t('indicator.counted')}
          </th>
          <th scope="col" className="n">
            {t('indicator.mean')}
          </th>
          <th scope="col" className="n">
            {t('indicator.path')}
          </th>
          <th scope="col">{t('indicator.status')}</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(one => (
          <tr key={one.month}>
            <th scope="row">{words.month(one.month)}</th>
            <td className="n">
              {one.count === null ? '–' : words.number(one.count)}
              {one.settling && ` ${t('indicator.settling')}`}
            </td>
            <td className="n">{measured(one.mean)}</td>
            <td className="n">{measured(one.path)}</td>
            <td>{one.state === null ? '–' : words.code('indicator.short', one.state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
