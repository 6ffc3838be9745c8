import * as Plot from '@observablehq/plot'
import type { DealerRates } from '@understory/model'
import { useWords, type Words } from '../strings/words.tsx'
import { drawPlot } from './draw.ts'
import { Drawing } from './figure.tsx'

type Dealer = DealerRates['dealers'][number]

const green = '#1f5c4a'
const clay = '#b4552d'

/** Every dealer's rate against what it sold, between the limits in which dealers lie who differ no more than dealers do. */
export function funnelPlot(
  rates: DealerRates,
  words: Words,
  size: { width: number; height: number },
): string {
  const { dealers, limits, overall } = rates
  const top = Math.max(10, ...dealers.map(one => one.rate), ...limits.slice(3).map(one => one.high95)) * 1.08
  const shown = limits.map(one => ({
    ...one,
    high998: Math.min(top, one.high998),
    high95: Math.min(top, one.high95),
  }))
  const clear = dealers.filter(one => one.place === 'extreme-high' && one.robbed === null)
  const usual = dealers.filter(one => !clear.includes(one) && one.robbed === null)
  const at = { x: 'sold', y: 'rate' } as const
  const wide = size.width > 500
  return drawPlot({
    ...size,
    ...{ marginLeft: 44, marginRight: 16, marginTop: 18, marginBottom: 40 },
    x: { label: null, domain: [0, (limits.at(-1)?.sold ?? 1) * 1.02] },
    y: { label: null, domain: [0, top], ticks: 5, tickSize: 0, tickFormat: (n: number) => words.number(n) },
    marks: [
      Plot.gridY({ stroke: '#ddd8cd', strokeOpacity: 1, ticks: 5 }),
      Plot.areaY(shown, { x: 'sold', y1: 'low998', y2: 'high998', fill: '#f2ede3' }),
      Plot.areaY(shown, { x: 'sold', y1: 'low95', y2: 'high95', fill: '#cfe0d6' }),
      Plot.ruleY([overall ?? 0], { stroke: green, strokeDasharray: '4 3' }),
      Plot.dot(usual, { ...at, r: wide ? 4 : 3, fill: green, fillOpacity: 0.75 }),
      Plot.dot(
        dealers.filter(one => one.robbed !== null),
        { ...at, r: wide ? 5 : 4, symbol: 'times', stroke: '#545b56', strokeWidth: 2 },
      ),
      Plot.dot(clear, { ...at, r: wide ? 6 : 5, fill: clay }),
      Plot.text(clear.slice(0, 4), {
        ...at,
        text: (one: Dealer) => one.name ?? one.licence,
        dx: 10,
        textAnchor: 'start',
        fill: clay,
        fontWeight: 600,
        lineWidth: wide ? 24 : 12,
      }),
      Plot.axisX({
        ticks: wide ? 6 : 3,
        tickSize: 4,
        label: null,
        tickFormat: (n: number) => words.number(n),
      }),
      Plot.ruleY([0], { stroke: '#1f2421' }),
    ],
  })
}

/** The funnel twice, for a phone and for a wide page; the style sheet shows one. */
export function Funnel({ rates }: { rates: DealerRates }) {
  const words = useWords()
  return (
    <>
      <Drawing className="narrow-only" svg={funnelPlot(rates, words, { width: 328, height: 280 })} />
      <Drawing className="wide-only" svg={funnelPlot(rates, words, { width: 720, height: 380 })} />
    </>
  )
}
