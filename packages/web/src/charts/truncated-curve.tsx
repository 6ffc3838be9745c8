import * as Plot from '@observablehq/plot'
import { useWords, type Words } from '../strings/words.tsx'
import { drawPlot } from './draw.ts'
import { Drawing } from './figure.tsx'

/** The share of times up to `time` days among those up to the horizon, corrected with its interval, and as counted. */
export interface CurveStep {
  time: number
  share: number
  low: number
  high: number
  naive: number
}

const green = '#1f5c4a'
const clay = '#b4552d'

/** Two curves that rise to everything at the horizon: as counted (dashed, clay), and corrected (green, with its band). */
export function truncatedCurvePlot(
  steps: readonly CurveStep[],
  words: Words,
  size: { width: number; height: number },
): string {
  const narrow = size.width < 500
  const horizon = steps.at(-1)?.time ?? 1
  const from = { time: 0, share: 0, low: 0, high: 0, naive: 0 }
  const drawn = [from, ...steps]
  const years = Array.from({ length: Math.floor(horizon / 365) + 1 }, (_, n) => n * 365)
  const at = drawn.findLast(step => step.time <= horizon * 0.45) ?? from
  return drawPlot({
    ...size,
    marginLeft: 50,
    marginRight: narrow ? 24 : 30,
    marginTop: 14,
    marginBottom: 30,
    x: { domain: [0, horizon], label: null },
    y: {
      domain: [0, 1],
      label: null,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickSize: 0,
      tickFormat: (n: number) => words.percent(n),
    },
    marks: [
      Plot.gridY([0.25, 0.5, 0.75, 1], { stroke: '#ddd8cd', strokeOpacity: 1 }),
      Plot.areaY(drawn, { x: 'time', y1: 'low', y2: 'high', curve: 'step-after', fill: '#cfe0d6' }),
      Plot.line(drawn, {
        x: 'time',
        y: 'naive',
        curve: 'step-after',
        stroke: clay,
        strokeDasharray: '4 3',
        strokeWidth: 1.6,
      }),
      Plot.line(drawn, { x: 'time', y: 'share', curve: 'step-after', stroke: green, strokeWidth: 2 }),
      Plot.text([at], {
        x: 'time',
        y: 'naive',
        text: () => words.t('guns.asCounted'),
        textAnchor: 'end',
        dx: -6,
        dy: -10,
        fill: clay,
        fontWeight: 600,
      }),
      Plot.text([at], {
        x: 'time',
        y: 'low',
        text: () => words.t('guns.corrected'),
        textAnchor: 'start',
        dx: 8,
        dy: 14,
        fill: green,
        fontWeight: 600,
      }),
      Plot.axisX(years, {
        tickSize: 5,
        label: null,
        tickFormat: (n: number) => words.t('guns.years', { count: n / 365 }),
      }),
      Plot.ruleY([0], { stroke: '#1f2421' }),
    ],
  })
}

/** The curves twice, for a phone and for a wide page; the style sheet shows one. */
export function TruncatedCurve({ steps }: { steps: readonly CurveStep[] }) {
  const words = useWords()
  return (
    <>
      <Drawing className="narrow-only" svg={truncatedCurvePlot(steps, words, { width: 328, height: 240 })} />
      <Drawing className="wide-only" svg={truncatedCurvePlot(steps, words, { width: 690, height: 300 })} />
    </>
  )
}
