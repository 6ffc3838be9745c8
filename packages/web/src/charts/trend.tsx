import * as Plot from '@observablehq/plot'
import { useWords, type Words } from '../strings/words.tsx'
import { drawPlot } from './draw.ts'
import { Drawing } from './figure.tsx'

/** One period: `code` is `2025` or `2025-10`; low and high are its 95 % interval. */
export interface TrendPoint {
  code: string
  value: number | null
  low: number | null
  high: number | null
  /** The data end inside this period. */
  partial?: boolean
}

const green = '#1f5c4a'
const clay = '#b4552d'

const startOf = (code: string): Date => new Date(`${code}${code.length === 4 ? '-01' : ''}-01T00:00:00Z`)
export const nameOf = (words: Words, code: string): string => (code.length === 4 ? code : words.month(code))

/**
 * Counts over time: a dot for what was counted, and behind it the range that chance alone allows. The newest
 * period is the one thing marked in clay.
 */
export function trendPlot(
  points: readonly TrendPoint[],
  words: Words,
  size: { width: number; height: number },
): string {
  const narrow = size.width < 500
  const known = points.flatMap(({ code, value, low, high, partial = false }) =>
    value === null
      ? []
      : [{ at: startOf(code), code, value, low: low ?? value, high: high ?? value, partial }],
  )
  const last = known.at(-1)
  const top = Math.max(5, ...known.map(point => point.high)) * 1.12
  const stroke = Math.max(
    1.6,
    Math.min(narrow ? 9 : 14, ((size.width - 50) / Math.max(1, known.length)) * 0.72),
  )
  const label =
    last &&
    words.t(last.partial ? 'trend.soFar' : 'trend.newest', {
      period: nameOf(words, last.code),
      value: words.measured(last.value).replace(/[.,]0$/, ''),
    })
  const ticks = ticksOf(
    known.map(point => point.at),
    words,
    narrow,
  )
  return drawPlot({
    ...size,
    marginLeft: 34,
    marginRight: narrow ? 10 : 16,
    marginTop: 26,
    marginBottom: 28,
    x: { type: 'utc', label: null, insetLeft: stroke / 2 + 2, insetRight: stroke / 2 + 2 },
    y: {
      domain: [0, top],
      label: null,
      ticks: 5,
      tickSize: 0,
      tickFormat: (n: number) => words.number(n),
      grid: false,
    },
    marks: [
      Plot.gridY({ ticks: 5, stroke: '#ddd8cd', strokeOpacity: 1 }),
      Plot.ruleX(known, { x: 'at', y1: 'low', y2: 'high', stroke: '#cfe0d6', strokeWidth: stroke }),
      Plot.line(
        known.filter(point => !point.partial),
        { x: 'at', y: 'value', stroke: green, strokeOpacity: 0.45, strokeWidth: 1.2 },
      ),
      Plot.dot(known.slice(0, -1), {
        x: 'at',
        y: 'value',
        r: known.length > 90 ? 1.6 : narrow ? 2 : 2.6,
        fill: green,
      }),
      ...(last
        ? [
            Plot.dot([last], {
              x: 'at',
              y: 'value',
              r: 4.5,
              fill: '#fbfaf7',
              stroke: clay,
              strokeWidth: 2.2,
            }),
            Plot.ruleX([last], { x: 'at', y1: 'high', y2: top, stroke: clay, strokeDasharray: '2 3' }),
            Plot.text([last], {
              x: 'at',
              y: top,
              text: () => label ?? '',
              textAnchor: 'end',
              dx: 5,
              dy: -10,
              fill: clay,
              fontWeight: 600,
            }),
          ]
        : []),
      Plot.axisX(ticks.at, { tickSize: 5, label: null, tickFormat: ticks.format }),
      Plot.ruleY([0], { stroke: '#1f2421' }),
    ],
  })
}

/** Years where there are several, else some of the months. */
function ticksOf(dates: readonly Date[], words: Words, narrow: boolean) {
  const years = dates.filter(date => date.getUTCMonth() === 0)
  const byYear = years.length > 2
  const candidates = byYear ? years : dates
  const every = Math.ceil(candidates.length / (narrow ? (byYear ? 6 : 4) : byYear ? 12 : 6))
  return {
    at: candidates.filter((_, i) => i % every === 0),
    format: (date: Date) => (byYear ? String(date.getUTCFullYear()) : words.shortMonth(date.toISOString())),
  }
}

/** The trend twice, drawn for a phone and for a wide page; the style sheet shows one. A small one is drawn once. */
export function Trend({ points, small = false }: { points: readonly TrendPoint[]; small?: boolean }) {
  const words = useWords()
  if (small) return <Drawing svg={trendPlot(points, words, { width: 328, height: 200 })} />
  return (
    <>
      <Drawing className="narrow-only" svg={trendPlot(points, words, { width: 328, height: 240 })} />
      <Drawing className="wide-only" svg={trendPlot(points, words, { width: 690, height: 300 })} />
    </>
  )
}

export function TrendTable(props: { points: readonly TrendPoint[]; caption: string; counted?: string }) {
  const { points, caption, counted } = props
  const words = useWords()
  const { t } = words
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.period')}</th>
          <th scope="col" className="n">
            {counted ?? t('table.people')}
          </th>
          <th scope="col" className="n">
            {t('table.range')}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ code, value, low, high, partial }) => (
          <tr key={code}>
            <th scope="row">
              {partial ? t('trend.periodSoFar', { period: nameOf(words, code) }) : nameOf(words, code)}
            </th>
            <td className="n">{value === null ? '–' : words.number(value)}</td>
            <td className="n">{range(words, low, high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `11 to 28`, or a dash where there is no interval. */
export const range = (words: Words, low: number | null, high: number | null, measured = true): string =>
  low === null || high === null
    ? '–'
    : words.t('table.fromTo', {
        low: measured ? words.measured(low) : words.number(low),
        high: measured ? words.measured(high) : words.number(high),
      })

/** Newest, highest and lowest period in one sentence. */
export function trendAlternative(points: readonly TrendPoint[], words: Words): string {
  const known = points.flatMap(p => (p.value === null ? [] : [{ code: p.code, value: p.value }]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return words.t('figure.nothing')
  const high = known.reduce((best, p) => (p.value > best.value ? p : best))
  const low = known.reduce((best, p) => (p.value < best.value ? p : best))
  return words.t('trend.alternative', {
    from: nameOf(words, first.code),
    to: nameOf(words, last.code),
    newest: words.number(last.value),
    highest: words.number(high.value),
    highestAt: nameOf(words, high.code),
    lowest: words.number(low.value),
    lowestAt: nameOf(words, low.code),
  })
}
